import { formatLower } from '../../../numbers/format';
import { DECIMALS } from '../../../small/arithmetic';
import { signOf } from '../../../small/decimal';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { activationTitle } from '../../../small/smallNetwork';
import { formatDecimal, formatShort, readableFormula } from '../math/formula';
import { hiddenName, sourceNames } from '../math/units';
import { type RichText, rich, strong, variable } from '../steps/richText';
import type { Relaxed, Stage } from './backwardStages';

/** What a station does, with its numbers. */
export function stageSentence(network: SmallNetwork, stage: Stage): RichText {
  const { sum } = stage;
  const title = activationTitle(network);
  const inputs = () => readableFormula(sum.coefficients, sum.constant, sourceNames(network, sum.layer + 1));
  if (stage.kind === 'question') return rich`The question, as the last layer has it: Cat − Dog = ${inputs()}.`;
  if (stage.kind === 'layer') {
    return rich`Each neuron is written out in what it reads, and like terms are added: Cat − Dog ≥ ${inputs()}.`;
  }
  if (stage.kind === 'lines') {
    const before = sum.coefficients.map((_, index) => hiddenName(network, sum.layer, index));
    return rich`${title} gives way to a line: under it where the coefficient is positive, over it where it is negative. Cat − Dog ≥ ${readableFormula(sum.coefficients, sum.constant, before)}.`;
  }
  const [x, y] = stage.at;
  const verdict = signOf(stage.lower) > 0 ? 'Above 0: verified.' : 'Not above 0: no proof.';
  return rich`The inputs are reached. Over the box ${inputs()} is least at ${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)}: Cat − Dog ≥ ${strong(formatShort(stage.lower, formatLower))}. ${verdict}`;
}

/** Names a station: "Question", "Lines of layer 2", "Layer 1", "Box". */
export function stageName({ kind, sum }: Stage): string {
  if (kind === 'question') return 'Question';
  if (kind === 'lines') return `Lines, layer ${sum.layer + 1}`;
  return kind === 'layer' ? `Weights, layer ${sum.layer + 2}` : 'Box';
}

/** The line that is taken of a neuron: "over: 0.9z + 0.9". */
export function lineWords(network: SmallNetwork, layer: number, { neuron, lines, taken }: Relaxed): RichText {
  const { slope, offset } = lines[taken];
  const side = taken === 'lower' ? 'under' : 'over';
  return rich`${side}: ${readableFormula([DECIMALS.from(slope)], offset, [hiddenName(network, layer, neuron)])}`;
}
