import { join } from 'node:path';
import type { Recipe } from '../training/recipe';
import { RECIPES } from '../training/recipes/index';
import { alignColumns } from './alignColumns';
import type { Command } from './command';
import { InputError } from './inputError';
import { indexOption, readOptions } from './options';
import { runTraining } from './runTraining';

const USAGE = `Usage: boundscope train RECIPE [OPTIONS]
       boundscope train --list

Trains a network and writes RECIPE.onnx, its card RECIPE.json and a log into a folder.
  --out DIR     the folder to write into (default: trained/RECIPE)
  --data DIR    where to look for data sets first; needed for those that do not come with Boundscope
  --resume      go on with the run in that folder
  --epochs N    passes over the images, instead of the recipe's
  --list        list the recipes`;

/** `boundscope train`: trains a network by a recipe. */
export const train: Command = {
  name: 'train',
  summary: 'train a network by a recipe',
  usage: USAGE,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      out: { type: 'string' },
      data: { type: 'string' },
      resume: { type: 'boolean', default: false },
      epochs: { type: 'string' },
      list: { type: 'boolean' },
    });
    if (values.list) {
      listRecipes();
      return 0;
    }
    const recipe = recipeOf(positionals, indexOption('epochs', values.epochs));
    const out = values.out ?? join('trained', recipe.id);
    await runTraining({ recipe, out, data: values.data, resume: values.resume });
    return 0;
  },
};

function recipeOf([id, extra]: readonly string[], epochs?: number): Recipe {
  if (extra !== undefined) throw new InputError(`“${extra}” is one argument too many.`);
  const known = `Choose one of: ${RECIPES.map((recipe) => recipe.id).join(', ')}.`;
  if (id === undefined) throw new InputError(`Name a recipe. ${known}`);
  const recipe = RECIPES.find((candidate) => candidate.id === id);
  if (!recipe) throw new InputError(`There is no recipe “${id}”. ${known}`);
  if (epochs === 0) throw new InputError('--epochs is 0. Give at least 1.');
  return { ...recipe, epochs: epochs ?? recipe.epochs };
}

function listRecipes(): void {
  const rows = RECIPES.map(({ id, name, loss, architecture, dataset, epochs }) => {
    return [id, name, loss.kind, architecture, dataset, String(epochs)];
  });
  console.log(alignColumns([['recipe', 'name', 'loss', 'architecture', 'data set', 'epochs'], ...rows]));
}
