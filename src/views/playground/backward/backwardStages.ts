import { FRACTIONS } from '../../../small/arithmetic';
import { type Crown, crownOf, lowerOf, type Objective, throughLayer, throughRelaxation } from '../../../small/crown';
import type { Decimal } from '../../../small/decimal';
import { decimalsAround, decimalUnder, type Fraction } from '../../../small/fraction';
import { objectiveOf, provedIn } from '../../../small/methodBounds';
import type { Bounds, Relaxation } from '../../../small/relaxation';
import type { Box, SmallNetwork } from '../../../small/smallNetwork';

/**
 * What stands under Cat − Dog at a station of CROWN's way back: coefficients · values + constant, computed in fractions; what is no short decimal is cut after its thirtieth place.
 */
interface Sum {
  /** Of the values that are read; −1 is the inputs. */
  readonly layer: number;
  readonly coefficients: readonly Decimal[];
  readonly constant: Decimal;
}

/** How an activation gives way to its relaxation. */
export interface Relaxed {
  readonly neuron: number;
  readonly bounds: Bounds<Decimal>;
  readonly relaxation: Relaxation<Decimal>;
  /** Which side of it is taken: the lower one where the coefficient is positive. */
  readonly taken: 'lower' | 'upper';
}

export type Stage =
  /** The difference as the last layer has it. */
  | { readonly kind: 'question'; readonly sum: Sum }
  /** Every activation replaced by its relaxation. */
  | { readonly kind: 'relaxation'; readonly sum: Sum; readonly relaxed: readonly Relaxed[] }
  /** Every neuron written out in what it reads. */
  | { readonly kind: 'layer'; readonly sum: Sum }
  /** The least value over the box. */
  | { readonly kind: 'box'; readonly sum: Sum; readonly at: readonly [Decimal, Decimal]; readonly lower: Decimal };

/** CROWN's way from the question to the inputs, station by station (Zhang et al. 2018). */
export function backwardStages(network: SmallNetwork, box: Box): readonly Stage[] {
  const crown = crownOf(network, box, provedIn(network));
  const question = objectiveOf(network, crown.arithmetic);
  const stages: Stage[] = [{ kind: 'question', sum: written(question) }];
  let sum = question;
  while (sum.layer >= 0) {
    const relaxed = relaxedOf(crown, sum);
    sum = throughRelaxation(crown, sum);
    stages.push({ kind: 'relaxation', sum: written(sum), relaxed });
    sum = throughLayer(crown, sum);
    stages.push({ kind: 'layer', sum: written(sum) });
  }
  const [x, y] = box;
  const [a = 0, b = 0] = sum.coefficients.map(FRACTIONS.sign);
  const at = [a < 0 ? x.upper : x.lower, b < 0 ? y.upper : y.lower] as const;
  stages.push({ kind: 'box', sum: written(sum), at, lower: decimalUnder(lowerOf(crown, question)) });
  return stages;
}

function written({ layer, coefficients, constant }: Objective<Fraction>): Sum {
  return { layer, coefficients: coefficients.map(decimalUnder), constant: decimalUnder(constant) };
}

function relaxedOf(crown: Crown<Fraction>, { layer, coefficients }: Objective<Fraction>): readonly Relaxed[] {
  return coefficients.flatMap((coefficient, neuron) => {
    const [bounds, relaxation] = [crown.bounds[layer]?.[neuron], crown.relaxations[layer]?.[neuron]];
    const sign = FRACTIONS.sign(coefficient);
    if (sign === 0 || !bounds || !relaxation) return [];
    const written = ({ slope, intercept }: typeof relaxation.lower) => ({
      slope: decimalUnder(slope),
      intercept: decimalUnder(intercept),
    });
    return [
      {
        neuron,
        bounds: decimalsAround(bounds),
        relaxation: { lower: written(relaxation.lower), upper: written(relaxation.upper) },
        taken: sign > 0 ? 'lower' : 'upper',
      },
    ];
  });
}
