import { join } from 'node:path';
import type { Recipe } from '../training/recipe';
import { RECIPES } from '../training/recipes/index';
import { TREE_RECIPES } from '../training/recipes/trees';
import { alignColumns } from './alignColumns';
import type { Command } from './command';
import { InputError } from './inputError';
import { choiceOption, indexOption, readOptions } from './options';
import { runTraining } from './runTraining';
import { runTreeTraining } from './runTreeTraining';
import { TRAINING_BACKENDS } from './startTraining';

const USAGE = `Usage: boundscope train RECIPE [OPTIONS]
       boundscope train --list

Trains a network and writes RECIPE.onnx, its card RECIPE.json and a log into a folder; for a tree of decisions, one
network after the other, each with a log in a folder within.
  --out DIR     the folder to write into (default: trained/RECIPE)
  --data DIR    where to look for data sets first; needed for those that do not come with Boundscope
  --resume      go on with the run in that folder
  --backend B   wasm, or webgpu: the GPU, by Dawn (npm install --no-save webgpu); default: wasm
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
      backend: { type: 'string' },
      epochs: { type: 'string' },
      list: { type: 'boolean' },
    });
    if (values.list) {
      listRecipes();
      return 0;
    }
    const epochs = indexOption('epochs', values.epochs);
    const id = readId(positionals, epochs);
    const backend = choiceOption('backend', values.backend, TRAINING_BACKENDS) ?? 'wasm';
    const options = { out: values.out ?? join('trained', id), data: values.data, resume: values.resume, backend };
    const tree = TREE_RECIPES.find((candidate) => candidate.id === id);
    if (tree) {
      const node = { ...tree.node, epochs: epochs ?? tree.node.epochs };
      await runTreeTraining({ ...options, recipe: { ...tree, node } });
      return 0;
    }
    const recipe = RECIPES.find((candidate) => candidate.id === id) as Recipe;
    await runTraining({ ...options, recipe: { ...recipe, epochs: epochs ?? recipe.epochs } });
    return 0;
  },
};

/** The id of a recipe that there is. */
function readId([id, extra]: readonly string[], epochs?: number): string {
  if (extra !== undefined) throw new InputError(`“${extra}” is one argument too many.`);
  const ids = [...RECIPES, ...TREE_RECIPES].map((recipe) => recipe.id);
  const known = `Choose one of: ${ids.join(', ')}.`;
  if (id === undefined) throw new InputError(`Name a recipe. ${known}`);
  if (!ids.includes(id)) throw new InputError(`There is no recipe “${id}”. ${known}`);
  if (epochs === 0) throw new InputError('--epochs is 0. Give at least 1.');
  return id;
}

function listRecipes(): void {
  const rows = RECIPES.map(({ id, name, loss, architecture, dataset, epochs }) => {
    return [id, name, loss.kind, architecture, dataset, String(epochs)];
  });
  const trees = TREE_RECIPES.map(({ id, name, node }) => {
    return [id, name, `${node.loss.kind} each`, node.architecture, node.dataset, String(node.epochs)];
  });
  console.log(alignColumns([['recipe', 'name', 'loss', 'architecture', 'data set', 'epochs'], ...rows, ...trees]));
}
