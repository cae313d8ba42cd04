import type { Verdict } from '../bounds/verdict';
import { passes } from './figures';
import type { Margins } from './margins';

/**
 * What is known of each image at its pairs' radii, by margins that ignore rounding; falsified where it is misread as it
 * is.
 *
 * @param groups the number of each class's group
 */
export function verdictsFrom(margins: Required<Margins>, labels: Uint8Array, groups: readonly number[]): Verdict[] {
  return Array.from(labels, (_, sample) => {
    if (!passes('clean', margins, labels, groups, sample)) return 'falsified';
    return passes('adaptive', margins, labels, groups, sample) ? 'verified' : 'unknown';
  });
}
