import { formatLower, formatUpper } from '../../../numbers/format';
import { signOf } from '../../../small/decimal';
import type { MethodBounds } from '../../../small/methodBounds';
import { activationTitle, type Box, type DecimalRange, type SmallNetwork } from '../../../small/smallNetwork';
import { formatDecimal, formatShort, formula } from '../math/formula';
import { differenceName, rivalName } from '../math/units';
import { METHOD_TITLES, type SmallMethod } from '../state/methods';
import type { PlaygroundModel } from '../state/playgroundModel';
import { emphasis, type RichText, rich, strong, variable } from './richText';

/** What the method of the state says of the question, and what is known besides. */
export function narrateQuestion(model: PlaygroundModel, brief: boolean): RichText {
  const { answer, asked, state, bounds } = model;
  const { method, network } = state;
  const [difference, rival] = [differenceName(network), rivalName(network)];
  if (!asked) return notThere(model);
  const range = rich`between ${strong(formatLower(asked.lower))} and ${strong(formatUpper(asked.upper))}`;
  const opening = brief ? [] : OPENINGS[method](model);
  if (answer.verdict === 'verified') {
    const gain =
      method === 'interval' && bounds.apart && !brief
        ? rich` Bounding Cat and ${rival} separately would give only ${strong(formatLower(bounds.apart.lower))}.`
        : [];
    return rich`${opening}${difference} lies ${range}, which is above 0. So Cat is ahead${network.output.weights.length > 2 ? ` of ${rival}` : ''} for ${emphasis('every')} input in the box.${gain}`;
  }
  const says = method === 'interval' ? 'The bounds say' : `${METHOD_TITLES[method]} says`;
  if (answer.verdict === 'falsified') return narrateFalsified(model, asked, range, brief);
  const [x, y] = answer.lowest.point;
  const at = rich`${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)}`;
  const value = formatShort(answer.lowest.value, formatUpper);
  if (brief) return rich`${says} ${range}: no proof. But the least value found is ${strong(value)}.`;
  if (method !== 'interval') {
    return rich`${opening}${difference} lies ${range}, so there is no proof. Yet the least value found is ${strong(value)}, at ${at}.`;
  }
  return rich`${says} ${difference} lies ${range}, so there is no proof. Yet the least value found is ${strong(value)}, at ${at}. The true minimum lies between ${formatLower(asked.lower)} and ${value}; intervals cannot narrow it further.`;
}

function narrateFalsified(
  { answer, state: { method, network } }: PlaygroundModel,
  { lower }: DecimalRange,
  range: RichText,
  brief: boolean,
): RichText {
  if (signOf(answer.lowest.value) > 0)
    return rich`The least value of ${differenceName(network)} is ${strong(formatLower(lower))}: not above 0. It is false.`;
  const [x, y] = answer.lowest.point;
  const why = rich`at ${variable('x')} = ${formatDecimal(x)}, ${variable('y')} = ${formatDecimal(y)} the difference is ${formatShort(answer.lowest.value, formatUpper)}.`;
  const says = method === 'interval' ? 'The bounds say' : `${METHOD_TITLES[method]} says`;
  return brief
    ? rich`${says} ${range}: no proof. It is in fact false: ${why}`
    : rich`Is Cat ahead for every input? ${says} the difference lies ${range}, and ${formatLower(lower)} is not above 0. No proof, then. It is in fact false: ${why}`;
}

/** How each method gets there. */
const OPENINGS: Readonly<Record<SmallMethod, (model: PlaygroundModel) => RichText>> = {
  interval: () => [],
  zonotope: ({ state }) =>
    rich`A zonotope keeps how values move together, and adds one direction for each ${activationTitle(state.network)}. `,
  crown: ({ state, ladder }) =>
    rich`${crownSentence(state.network, ladder?.under, state.box) ?? `CROWN relaxes each ${activationTitle(state.network)}: a line under it, a line over it.`} `,
  alpha: () => rich`α-CROWN searches for the slopes that serve this question best. `,
  split: ({ splitting }) => {
    const boxes = splitting?.boxes ?? [];
    const proved = boxes.filter(({ verdict }) => verdict === 'verified').length;
    return boxes.length === 1
      ? rich`Nothing had to be split. `
      : rich`Of ${String(boxes.length)} boxes CROWN proves ${strong(String(proved))}. `;
  },
  exact: ({ ladder }) => {
    const cells = ladder?.exact?.cells ?? 0;
    const where = cells === 1 ? 'the one cell' : `each of ${cells.toLocaleString('en')} cells`;
    return rich`In ${where} the network is flat, so only corners count. `;
  },
};

function notThere({ state: { method }, ladder }: PlaygroundModel): RichText {
  const name = METHOD_TITLES[method];
  if (!ladder?.complete || method !== 'exact') return rich`${name} is being computed.`;
  return ladder.cells > 0
    ? rich`The box has more than ${ladder.cells.toLocaleString('en')} cells, too many to go through. Take another method.`
    : rich`A smooth activation has no cells, so nothing is exact here. Splitting decides it, box by box.`;
}

/** Characters of a coefficient that a sentence has room for. */
const LONGEST = 6;

/** The plane that CROWN puts under Cat − Dog, and where in the box it is least; where its numbers are short. */
export function crownSentence(
  network: SmallNetwork,
  under: MethodBounds['under'] | undefined,
  [x, y]: Box,
): RichText | undefined {
  if (!under || under.some((value) => formatDecimal(value).length > LONGEST)) return undefined;
  const [a, b, constant] = under;
  const sum = formula([a, b], constant, [variable('x'), variable('y')]);
  if (signOf(a) === 0 && signOf(b) === 0) return rich`CROWN leaves ${sum} under ${differenceName(network)}.`;
  const [atX, atY] = [signOf(a) < 0 ? x.upper : x.lower, signOf(b) < 0 ? y.upper : y.lower];
  return rich`CROWN leaves ${sum} under ${differenceName(network)}, which is least at ${variable('x')} = ${formatDecimal(atX)}, ${variable('y')} = ${formatDecimal(atY)}.`;
}
