import { formatFixed, formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { equal, MOST_PLACES, nearestDecimal, toNumber } from '../../../small/decimal';
import { formatDecimal, formatShort } from '../math/formula';
import { formulaOf } from '../math/formulaOf';
import { differenceName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { type RichText, rich, strong, variable } from '../steps/richText';
import { areaOf, claimLine, clipBelowZero } from './falsifiedPart';
import { shareBelowZero, type Window, windowOf } from './field';

/** The answer to the question in a sentence or two, with what is proved kept apart from what is sampled. */
export function findingOf(model: PlaygroundModel): RichText {
  const { verdict } = model.answer;
  if (verdict === 'verified') return findVerified(model);
  return verdict === 'falsified' ? findFalsified(model) : findUnknown(model);
}

function findVerified({ bounds, asked = bounds.difference, answer, state }: PlaygroundModel): RichText {
  return rich`${strong('No input of the box is a counterexample.')} The proved lower bound of ${differenceName(state.network)} is ${formatLower(asked.lower)}, above 0 for every input. The least value found is ${formatShort(answer.lowest.value, formatUpper)}.`;
}

function findUnknown(model: PlaygroundModel): RichText {
  const { asked, answer, splitting } = model;
  const [x, y] = answer.lowest.point;
  if (!asked) return rich`${strong('Neither verified nor falsified.')} This method has no bounds yet.`;
  if (model.state.method === 'split' && splitting) {
    const unknown = splitting.boxes.filter(({ verdict }) => verdict === 'unknown').length;
    const end = splitting.complete ? '' : ' More are tried, up to 500.';
    return rich`${strong('Neither verified nor falsified.')} ${String(unknown)} of ${String(splitting.boxes.length)} boxes are unknown; CROWN’s least bound is ${formatLower(asked.lower)}.${end}`;
  }
  return rich`${strong('Neither verified nor falsified.')} The bounds reach down to ${formatLower(asked.lower)}, but the least value found is ${formatShort(answer.lowest.value, formatUpper)}, at ${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)}. A tighter bound could settle it.`;
}

function findFalsified(model: PlaygroundModel): RichText {
  const { state, answer, float } = model;
  const line = claimLine(state.network);
  const box = windowOf(state.box);
  const whole = (box.right - box.left) * (box.top - box.bottom);
  if (line && whole > 0) {
    const part = clipBelowZero(box, line);
    const share = areaOf(part) / whole;
    const sum = formulaOf(state.network, { kind: 'hidden', layer: 0, index: 0 });
    const shape = part.length === 3 ? 'triangle' : 'part';
    const title = share < 0.05 ? 'A small corner holds counterexamples.' : 'A part of the box holds counterexamples.';
    return rich`${strong(share === 1 ? 'Every input is a counterexample.' : title)} Inside the hatched ${shape}, between ${cornersOf(part, box)}, ${sum} is zero or less and ReLU returns 0. It covers ${formatValue(share * 100)} % of the box.`;
  }
  const [x, y] = answer.lowest.point;
  if (state.box.every(({ lower, upper }) => equal(lower, upper))) {
    return rich`${strong('The box is one input, and it is a counterexample.')} At ${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)} ${differenceName(state.network)} is ${formatShort(answer.lowest.value, formatUpper)}, which is not above 0.`;
  }
  const share = shareBelowZero(float, state.box);
  const about = share === 0 ? 'less than 1' : `about ${Math.max(1, Math.round(share * 100))}`;
  return rich`${strong('A part of the box holds counterexamples.')} At ${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)} ${differenceName(state.network)} is ${formatShort(answer.lowest.value, formatUpper)}. Sampled, the hatched part is ${about} % of the box.`;
}

function cornersOf(part: readonly (readonly [number, number])[], { left, right, bottom, top }: Window): string {
  const corners = part.map(([x, y]) => `(${coordinate(x, right - left)}, ${coordinate(y, top - bottom)})`);
  return `${corners.slice(0, -1).join(', ')} and ${corners.at(-1)}`;
}

/** In full where it is a decimal that can be typed, else to a hundredth of the box's side or finer. */
function coordinate(value: number, side: number): string {
  const typed = nearestDecimal(value, MOST_PLACES);
  const isTyped = Math.abs(toNumber(typed) - value) <= 1e-9 * Math.max(1, Math.abs(value));
  return isTyped ? formatDecimal(typed) : formatFixed(value, Math.max(0, 2 - Math.floor(Math.log10(side))));
}
