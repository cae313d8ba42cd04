import { formatLower } from '../../../numbers/format';
import { signOf } from '../../../small/decimal';
import { activationTitle, type SmallNetwork } from '../../../small/smallNetwork';
import { formatDecimal, formatShort, readableFormula, shortFormula } from '../math/formula';
import { differenceName, hiddenName, sourceNames } from '../math/units';
import { type RichText, rich, strong, variable } from '../steps/richText';
import type { Relaxed, Stage } from './backwardStages';

/** Terms that a sentence has room for, and one on a phone. */
const [MOST, MOST_BRIEF] = [4, 2];

/** What a station does, with its numbers, in at most two lines. */
export function stageSentence(network: SmallNetwork, stage: Stage, brief = false): RichText {
  const { kind, sum } = stage;
  const title = activationTitle(network);
  const difference = differenceName(network);
  const all = shortFormula(sum.coefficients, sum.constant, namesAt(network, stage), brief ? MOST_BRIEF : MOST);
  if (kind === 'question') return rich`The question, as the last layer has it: ${difference} = ${all}.`;
  if (kind === 'layer') {
    return brief
      ? rich`Each neuron is written out in what it reads: ${difference} ≥ ${all}.`
      : rich`Each neuron is written out in what it reads, and like terms are added: ${difference} ≥ ${all}.`;
  }
  if (kind === 'relaxation') {
    return brief
      ? rich`${title} gives way to its relaxation, from below or above by the sign: ${difference} ≥ ${all}.`
      : rich`${title} gives way to its relaxation: from below where the coefficient is positive, from above where it is negative. ${difference} ≥ ${all}.`;
  }
  const [x, y] = stage.at;
  const verdict = signOf(stage.lower) > 0 ? 'Above 0: verified.' : 'Not above 0: no proof.';
  const at = rich`${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)}`;
  const bound = strong(formatShort(stage.lower, formatLower));
  return brief
    ? rich`${all} is least at ${at}: ${difference} ≥ ${bound}. ${verdict}`
    : rich`The inputs are reached. Over the box ${all} is least at ${at}: ${difference} ≥ ${bound}. ${verdict}`;
}

/** What stands under Cat − Dog at a station, in full. */
export function stageFormula(network: SmallNetwork, stage: Stage): RichText {
  const { sum, kind } = stage;
  const all = readableFormula(sum.coefficients, sum.constant, namesAt(network, stage));
  return rich`${differenceName(network)} ${kind === 'question' ? '=' : '≥'} ${all}`;
}

/** Relaxations read a layer's sums, other stations its values. */
export function namesAt(network: SmallNetwork, { kind, sum }: Stage): readonly RichText[] {
  if (kind !== 'relaxation') return sourceNames(network, sum.layer + 1);
  return sum.coefficients.map((_, index) => hiddenName(network, sum.layer, index));
}

/** Names a station: "Question", "Relaxation, layer 2", "Layer 1", "Box". */
export function stageName({ kind, sum }: Stage): string {
  if (kind === 'question') return 'Question';
  if (kind === 'relaxation') return `Relaxation, layer ${sum.layer + 1}`;
  return kind === 'layer' ? `Weights, layer ${sum.layer + 2}` : 'Box';
}

/** The side that is taken of the relaxation of a neuron: "over: 0.9z + 0.9". */
export function relaxationWords(
  network: SmallNetwork,
  layer: number,
  { neuron, relaxation, taken }: Relaxed,
): RichText {
  const { slope, intercept } = relaxation[taken];
  const side = taken === 'lower' ? 'under' : 'over';
  return rich`${side}: ${readableFormula([slope], intercept, [hiddenName(network, layer, neuron)])}`;
}

/** The same for those who hear the picture. */
export const heardRelaxation = (side: string) => `The side of the relaxation that is taken lies ${side}`;

export const ROUNDED = 'Computed in exact fractions; long ones are rounded for reading, the bound downwards.';
