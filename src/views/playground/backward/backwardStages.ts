import { DECIMALS } from '../../../small/arithmetic';
import { type Crown, crownOf, lowerOf, throughLayer, throughLines } from '../../../small/crown';
import type { Decimal } from '../../../small/decimal';
import { signOf } from '../../../small/decimal';
import type { Bounds, Lines } from '../../../small/lines';
import { objectiveOf } from '../../../small/methodBounds';
import type { Box, SmallNetwork } from '../../../small/smallNetwork';

/** What stands under Cat − Dog at a station of CROWN's way back: coefficients · values + constant. All of it is exact. */
interface Sum {
  /** Of the values that are read; −1 is the inputs. */
  readonly layer: number;
  readonly coefficients: readonly Decimal[];
  readonly constant: Decimal;
}

/** How an activation gives way to a line. */
export interface Relaxed {
  readonly neuron: number;
  readonly bounds: Bounds<Decimal>;
  readonly lines: Lines<Decimal>;
  /** Which of its two lines is taken: the lower one where the coefficient is positive. */
  readonly taken: 'lower' | 'upper';
}

export type Stage =
  /** The difference as the last layer has it. */
  | { readonly kind: 'question'; readonly sum: Sum }
  /** Every activation replaced by a line. */
  | { readonly kind: 'lines'; readonly sum: Sum; readonly relaxed: readonly Relaxed[] }
  /** Every neuron written out in what it reads. */
  | { readonly kind: 'layer'; readonly sum: Sum }
  /** The least value over the box. */
  | { readonly kind: 'box'; readonly sum: Sum; readonly at: readonly [Decimal, Decimal]; readonly lower: Decimal };

/** CROWN's way from the question to the inputs, station by station (Zhang et al. 2018). */
export function backwardStages(network: SmallNetwork, box: Box): readonly Stage[] {
  const crown = crownOf(network, box, DECIMALS);
  const question = objectiveOf(network, DECIMALS);
  const stages: Stage[] = [{ kind: 'question', sum: question }];
  let sum: Sum = question;
  while (sum.layer >= 0) {
    const relaxed = relaxedOf(crown, sum);
    sum = throughLines(crown, sum);
    stages.push({ kind: 'lines', sum, relaxed });
    sum = throughLayer(crown, sum);
    stages.push({ kind: 'layer', sum });
  }
  const [a, b] = sum.coefficients as [Decimal, Decimal];
  const [x, y] = box;
  const at = [signOf(a) < 0 ? x.upper : x.lower, signOf(b) < 0 ? y.upper : y.lower] as const;
  stages.push({ kind: 'box', sum, at, lower: lowerOf(crown, question) });
  return stages;
}

function relaxedOf(crown: Crown<Decimal>, { layer, coefficients }: Sum): readonly Relaxed[] {
  return coefficients.flatMap((coefficient, neuron) => {
    const [bounds, lines] = [crown.bounds[layer]?.[neuron], crown.lines[layer]?.[neuron]];
    if (signOf(coefficient) === 0 || !bounds || !lines) return [];
    return [{ neuron, bounds, lines, taken: signOf(coefficient) > 0 ? ('lower' as const) : ('upper' as const) }];
  });
}
