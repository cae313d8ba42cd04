import { formatLower, formatUpper } from '../../../numbers/format';
import { verdictWords } from '../../../pictures/VerdictMark';
import { activationTitle, type DecimalRange } from '../../../small/smallNetwork';
import { formulaOf } from '../math/formulaOf';
import { type Unit, unitName } from '../math/units';
import { boundsAfterRelu, boundsOf, type PlaygroundModel } from '../state/playgroundModel';
import { plainText } from './richText';
import { reachedBy } from './steps';

/** A unit in one sentence, as it is read out, with no more than the walk has come to; `afterRelu` where a card shows its ReLU alone. */
export function describeUnit(model: PlaygroundModel, unit: Unit, afterRelu = false, showsVerdict = true): string {
  const name = plainText(unitName(model.state.network, unit));
  const reached = reachedBy(model.step, unit);
  const title = activationTitle(model.state.network);
  if (afterRelu && unit.kind === 'hidden') {
    if (!reached.after) return `${title}(${name}), ${LATER}`;
    return `${title}(${name}), ${between(boundsAfterRelu(model, unit.layer, unit.index))}`;
  }
  if (unit.kind === 'question' && !(reached.before && model.asked)) return `Is ${name} above 0? ${LATER}`;
  if (unit.kind === 'question') {
    const verdict = showsVerdict ? verdictWords[model.answer.verdict] : 'You decide';
    return `Is ${name} above 0? It lies ${between(model.asked ?? model.bounds.difference)}. ${verdict}`;
  }
  const range = between(boundsOf(model, unit));
  const formula = `${name} = ${plainText(formulaOf(model.state.network, unit))}`;
  if (!reached.before) return `${formula}, ${LATER}`;
  const sum = `${formula}, ${range}`;
  if (unit.kind === 'output' || !reached.after) return sum;
  return `${sum}; after ${title} ${between(boundsAfterRelu(model, unit.layer, unit.index))}`;
}

const LATER = 'not reached yet';

function between({ lower, upper }: DecimalRange): string {
  return `between ${formatLower(lower)} and ${formatUpper(upper)}`;
}
