import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RECIPES } from '../training/recipes/index';
import { runTraining, type TrainOptions } from './runTraining';

export const TRAIN_USAGE = `Usage: boundscope train RECIPE [--out DIR] [--data DIR] [--resume] [--epochs N]
       boundscope train --list

Trains a network and writes RECIPE.onnx, its card RECIPE.json and a log into a folder.
  --out DIR     the folder to write into (default: trained/RECIPE)
  --data DIR    where data sets lie that do not come with Boundscope
  --resume      go on with the run in that folder
  --epochs N    passes over the images, instead of the recipe's
  --list        list the recipes`;

/** `boundscope train`: resolves to the exit code; 2 for arguments or data it cannot take. */
export async function train(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'list') listRecipes();
    else await runTraining(options);
    return 0;
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : String(reason));
    return 2;
  }
}

function readOptions(args: readonly string[]): TrainOptions | 'list' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      data: { type: 'string' },
      resume: { type: 'boolean', default: false },
      epochs: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) return 'list';
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new Error(TRAIN_USAGE);
  const recipe = RECIPES.find((candidate) => candidate.id === id);
  if (!recipe) throw new Error(`There is no recipe “${id}”. Known are ${RECIPES.map((known) => known.id).join(', ')}.`);
  const epochs = values.epochs === undefined ? recipe.epochs : positiveInteger(values.epochs);
  return {
    recipe: { ...recipe, epochs },
    out: values.out ?? join('trained', id),
    data: values.data,
    resume: values.resume,
  };
}

function positiveInteger(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new Error(`--epochs takes a whole number of at least 1, not “${text}”.`);
}

function listRecipes(): void {
  for (const { id, name, dataset, architecture, epochs } of RECIPES) {
    console.log(`${id}: ${name} (${architecture} on ${dataset}, ${epochs} epochs)`);
  }
}
