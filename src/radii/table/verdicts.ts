import type { PairRadii } from '../../similarity/tree/pairRadii';
import type { RadiusTable } from './radiusTable';
import { thresholdsOf } from './thresholds';

/** Verdicts in a byte. */
export const UNKNOWN = 0;
export const VERIFIED = 1;
export const FALSIFIED = 2;
/** How many there are. */
export const VERDICTS = 3;

/**
 * The verdict of every row: verified where m̲_j(ε(y, j)) > 0 for all classes j that count, falsified where a
 * counterexample against one of them is known within its radius, else unknown.
 */
export function rowVerdicts(table: RadiusTable, radii: PairRadii): Uint8Array {
  const { about, labels, certified, attacked } = table;
  const { outputs } = about;
  const { proved, falsified } = thresholdsOf(radii.values, about.grid);
  const verdicts = new Uint8Array(labels.length);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    const pairs = label * outputs;
    let isProved = true;
    let isFalsified = false;
    for (let other = 0, at = row * outputs; other < outputs; other++, at++) {
      if (other === label) continue;
      if (!((certified[at] as number) >= (proved[pairs + other] as number))) isProved = false;
      if ((attacked[at] as number) < (falsified[pairs + other] as number)) isFalsified = true;
    }
    if (isFalsified) verdicts[row] = FALSIFIED;
    else if (isProved) verdicts[row] = VERIFIED;
  }
  return verdicts;
}
