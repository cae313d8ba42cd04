import { formatLower, formatUpper } from '../../charts/numbers';
import { verdictWords } from '../../charts/VerdictMark';
import { formulaOf } from './formulaOf';
import type { DecimalRange } from './math/smallNetwork';
import { boundsAfterRelu, boundsOf, type PlaygroundModel } from './playgroundModel';
import { plainText } from './richText';
import { type Unit, unitName } from './units';

/** A unit in one sentence, as it is read out. */
export function describeUnit(model: PlaygroundModel, unit: Unit): string {
  const name = plainText(unitName(model.state.network, unit));
  const range = between(boundsOf(model, unit));
  if (unit.kind === 'question') return `Is Cat − Dog above 0? It lies ${range}. ${verdictWords[model.answer.verdict]}`;
  const sum = `${name} = ${plainText(formulaOf(model.state.network, unit))}, ${range}`;
  if (unit.kind === 'output') return sum;
  return `${sum}; after ReLU ${between(boundsAfterRelu(model, unit.layer, unit.index))}`;
}

function between({ lower, upper }: DecimalRange): string {
  return `between ${formatLower(lower)} and ${formatUpper(upper)}`;
}
