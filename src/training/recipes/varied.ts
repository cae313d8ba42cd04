import type { Recipe } from '../recipe';
import type { TreeRecipe } from '../tree/treeRecipe';

/** What may be asked for instead of what a recipe says. */
export interface Variation {
  readonly seed?: number;
  readonly epochs?: number;
  /** Share of the natural loss at the end, from 0 to 1. */
  readonly kappa?: number;
  /** Weights of IGRP's losses within groups and between them. */
  readonly weights?: readonly number[];
}

/**
 * A recipe with something else than what it says.
 *
 * @throws RangeError naming what its loss does not have
 */
export function varied(recipe: Recipe, { seed, epochs, kappa, weights }: Variation): Recipe {
  const { loss } = recipe;
  if (kappa !== undefined && !('kappaEnd' in loss)) throw new RangeError(`${recipe.id} has no share κ to vary.`);
  if (weights !== undefined && loss.kind !== 'igrp') {
    throw new RangeError(`${recipe.id} has one loss: there are weights of IGRP’s two alone.`);
  }
  return {
    ...recipe,
    seed: seed ?? recipe.seed,
    epochs: epochs ?? recipe.epochs,
    loss: { ...loss, ...(kappa !== undefined && { kappaEnd: kappa }), ...(weights && { weights }) } as Recipe['loss'],
  };
}

/** The same of a tree: each of its networks is trained so. */
export function variedTree(recipe: TreeRecipe, { seed, epochs, kappa, weights }: Variation): TreeRecipe {
  const { node } = recipe;
  if (weights !== undefined) throw new RangeError(`${recipe.id} has one loss: there are weights of IGRP’s two alone.`);
  return {
    ...recipe,
    node: {
      ...node,
      seed: seed ?? node.seed,
      epochs: epochs ?? node.epochs,
      loss: { ...node.loss, kappaEnd: kappa ?? node.loss.kappaEnd },
    },
  };
}
