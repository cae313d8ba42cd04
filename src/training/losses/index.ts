import { radiusMatrix } from '../radii';
import type { Recipe } from '../recipe';
import { crownIbp } from './crownIbp';
import { ibp } from './ibp';
import { igrp } from './igrp';
import type { Loss } from './loss';
import { natural } from './natural';

/**
 * The loss a recipe trains with.
 *
 * @throws RangeError where it names groups that the classes do not have, or asks for IGRP without radii
 */
export function lossOf({ loss, radii }: Pick<Recipe, 'loss' | 'radii'>, classes: readonly string[]): Loss {
  switch (loss.kind) {
    case 'natural':
      return natural;
    case 'ibp':
      return ibp(loss);
    case 'crown-ibp':
      return crownIbp(loss);
    case 'igrp': {
      const pairs = loss.pairRadii ?? (radii && radiusMatrix(classes, radii));
      if (!pairs) throw new RangeError('IGRP needs groups and their two radii, or a radius for every pair.');
      return igrp(loss, pairs);
    }
  }
}
