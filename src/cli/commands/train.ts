import { join } from 'node:path';
import { BACKENDS, TRAINING_BACKENDS, WITHOUT_GRAPHICS } from '../../catalog/backends';
import type { Recipe } from '../../training/recipe';
import { RECIPES, TREE_RECIPES } from '../../training/recipes';
import { type Variation, varied, variedTree } from '../../training/recipes/varied';
import { InputError } from '../options/inputError';
import { choice, flag, number, numbers, text, whole, wholes } from '../options/kinds';
import { given } from '../options/options';
import { alignColumns } from '../print/alignColumns';
import { defineCommand } from './command';

const BACKEND_NOTE = TRAINING_BACKENDS.map((name) => `${name} is ${BACKENDS[name].note}`).join('; ');

/** `boundscope train`: trains a network by a recipe. */
export const train = defineCommand({
  usage: 'train RECIPE [OPTIONS]\n       boundscope train --list',
  about: `\
Trains a network and writes RECIPE.onnx, its card RECIPE.json and a log into a folder; for a tree of decisions, one \
network after the other, each with a log in a folder within. With several seeds each gets a folder of its own, and \
the network that is the median on held-out images is written beside them.`,
  options: {
    out: text('--out <DIR>', 'the folder to write into (default: trained/RECIPE)'),
    data: text('--data <DIR>', 'where to look for data sets first; needed for those that do not come with Boundscope'),
    resume: flag('--resume', 'continue the run in that folder'),
    backend: choice('--backend <B>', BACKEND_NOTE, TRAINING_BACKENDS, WITHOUT_GRAPHICS),
    seeds: wholes('--seeds <S,T,…>', 'train once with each of these seeds, instead of with the recipe’s'),
    epochs: whole('--epochs <N>', 'passes over the images, instead of the recipe’s'),
    kappa: number('--kappa <K>', 'share of the natural loss in the end, from 0 to 1, instead of the recipe’s'),
    weights: numbers('--weights <A,B>', 'of IGRP: weights of the losses within groups and between them (default: 1,1)'),
    share: number(
      '--share <A>',
      'of SABR: the share of the radius that its boxes have; of MTL-IBP: that of the bounds in the loss',
    ),
    list: flag('--list', 'list the recipes'),
  },
  async run(values, positionals) {
    if (values.list) {
      listRecipes();
      return 0;
    }
    const { epochs, kappa, weights, share, seeds, data, resume = false, backend = WITHOUT_GRAPHICS } = values;
    const id = readId(positionals, epochs);
    requireShares(values);
    const out = values.out ?? join('trained', id);
    const options = { data, resume, backend };
    const { runTraining, runTreeTraining } = await import('../training/runTraining');
    const tree = TREE_RECIPES.find((candidate) => candidate.id === id);
    const recipe = RECIPES.find((candidate) => candidate.id === id) as Recipe;
    const variation = (seed?: number) => given({ seed, epochs, kappa, weights, share });
    const trainInto = async (folder: string, seed?: number) =>
      tree
        ? runTreeTraining({ ...options, out: folder, recipe: variedTree(tree, variation(seed)) })
        : runTraining({ ...options, out: folder, recipe: varied(recipe, variation(seed)) });
    if (!seeds) await trainInto(out);
    else {
      const { runSeeds } = await import('../training/runSeeds');
      await runSeeds(id, seeds, out, (seed, folder) => trainInto(folder, seed));
    }
    return 0;
  },
});

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

/** @throws InputError for shares and weights that there cannot be */
function requireShares({ kappa, weights, share }: Variation): void {
  if (kappa !== undefined && !(kappa >= 0 && kappa <= 1)) {
    throw new InputError(`--kappa is ${kappa}. Give a share from 0 to 1.`);
  }
  if (share !== undefined && !(share > 0 && share <= 1)) {
    throw new InputError(`--share is ${share}. Give a share above 0, up to 1.`);
  }
  const isPair = weights === undefined || (weights.length === 2 && weights.every((weight) => weight >= 0));
  if (!isPair) throw new InputError(`--weights is ${weights.join(',')}. Give two numbers that are zero or more.`);
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
