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
  /** SABR's share of the radius that its boxes have, or MTL-IBP's share of the bounds in the loss; above 0, up to 1. */
  readonly share?: number;
}

/** What each loss that has a share calls it. */
const SHARES = { sabr: 'boxShare', 'mtl-ibp': 'share' } as const;

/**
 * A recipe with something else than what it says.
 *
 * @throws RangeError naming what its loss does not have
 */
export function varied(recipe: Recipe, { seed, epochs, kappa, weights, share }: Variation): Recipe {
  const { loss } = recipe;
  if (kappa !== undefined && !('kappaEnd' in loss)) throw new RangeError(`${recipe.id} has no share κ to vary.`);
  if (weights !== undefined && loss.kind !== 'igrp') {
    throw new RangeError(`${recipe.id} has one loss: there are weights of IGRP’s two alone.`);
  }
  const shareName = shareOf(loss);
  if (share !== undefined && !shareName) throw new RangeError(`${recipe.id} has no share: SABR and MTL-IBP have one.`);
  return {
    ...recipe,
    seed: seed ?? recipe.seed,
    epochs: epochs ?? recipe.epochs,
    loss: {
      ...loss,
      ...(kappa !== undefined && { kappaEnd: kappa }),
      ...(weights && { weights }),
      ...(share !== undefined && shareName && { [shareName]: share }),
    } as Recipe['loss'],
  };
}

/** The name of the loss's share; nothing where it has none. */
function shareOf({ kind }: Recipe['loss']): (typeof SHARES)[keyof typeof SHARES] | undefined {
  return kind in SHARES ? SHARES[kind as keyof typeof SHARES] : undefined;
}

/** The same of a tree: each of its networks is trained so. */
export function variedTree(recipe: TreeRecipe, { seed, epochs, kappa, weights, share }: Variation): TreeRecipe {
  const { node } = recipe;
  if (share !== undefined) throw new RangeError(`${recipe.id} has no share: SABR and MTL-IBP have one.`);
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
