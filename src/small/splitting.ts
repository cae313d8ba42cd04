import { boundsOfObjective, crownOf } from './crown';
import { add, compare, type Decimal, maximum, minimum, multiply, signOf, subtract, toNumber } from './decimal';
import { decimalsAround } from './fraction';
import { evaluateDifference } from './intervalBounds';
import { objectiveOf, provedIn } from './methodBounds';
import type { Box, DecimalRange, SmallNetwork } from './smallNetwork';
import type { Witness } from './verdict';

/** A part of the box, and what is known of Cat − Dog there. */
export interface SplitBox {
  readonly box: Box;
  readonly verdict: 'verified' | 'unknown' | 'falsified';
  /** Proved: CROWN's bounds, and never looser than those of the box that it was cut from. */
  readonly range: DecimalRange;
  /** An input of it where Cat − Dog is 0 or less. */
  readonly witness?: Witness;
}

/** Branch and bound as far as it has come. */
export interface Splitting {
  readonly boxes: readonly SplitBox[];
  /** Of Cat − Dog over all of them, proved. */
  readonly range: DecimalRange;
  readonly verdict: SplitBox['verdict'];
  /** Whether nothing is left to split; false at the most boxes that are tried. */
  readonly complete: boolean;
}

/** Boxes that are looked at before splitting gives up. */
const MOST_BOXES = 500;

const HALF: Decimal = { coefficient: 5n, places: 1 };

/** CROWN's lower bound above 0 verifies; a corner or the middle at 0 or less falsifies. Both in exact decimals. */
export function decideBox(network: SmallNetwork, box: Box, within?: DecimalRange): SplitBox {
  const [x, y] = box;
  const points = [
    [x.lower, y.lower],
    [x.upper, y.lower],
    [x.lower, y.upper],
    [x.upper, y.upper],
    [middleOf(x), middleOf(y)],
  ] as const;
  const crown = crownOf(network, box, provedIn(network));
  const found = decimalsAround(boundsOfObjective(crown, objectiveOf(network, crown.arithmetic)));
  const range = within
    ? { lower: maximum(found.lower, within.lower), upper: minimum(found.upper, within.upper) }
    : found;
  if (signOf(range.lower) > 0) return { box, verdict: 'verified', range };
  const witness = points
    .map((point) => ({ point, value: evaluateDifference(network, point) }))
    .find(({ value }) => signOf(value) <= 0);
  return witness ? { box, verdict: 'falsified', range, witness } : { box, verdict: 'unknown', range };
}

/**
 * Branch and bound over the inputs (Bunel et al. 2020): the unknown box with the least bound is halved, until none is
 * left or a counterexample is found. Yields after every box; what it yields is the state.
 */
export function* splitSteps(network: SmallNetwork, box: Box, most = MOST_BOXES): Generator<() => Splitting, void> {
  const decided: SplitBox[] = [];
  const open: SplitBox[] = [];
  let tried = 0;
  const put = (part: SplitBox) => {
    tried++;
    (part.verdict === 'unknown' ? open : decided).push(part);
    return part.verdict === 'falsified';
  };
  const result = () => splittingOf([...decided, ...open], open.length === 0 || isFalsified);
  let isFalsified = put(decideBox(network, box));
  yield result;
  while (!isFalsified && open.length > 0 && tried + 2 <= most) {
    const worst = open.reduce((best, each, at) => (isWorse(each, open[best]) ? at : best), 0);
    const [part] = open.splice(worst, 1);
    if (!part) return;
    for (const half of halvesOf(part.box, box)) isFalsified = put(decideBox(network, half, part.range)) || isFalsified;
    yield result;
  }
}

/** The same in one go. */
export function splitWhole(network: SmallNetwork, box: Box, most = MOST_BOXES): Splitting {
  let found: Splitting | undefined;
  for (const result of splitSteps(network, box, most)) found = result();
  return found as Splitting;
}

function splittingOf(boxes: readonly SplitBox[], complete: boolean): Splitting {
  const range = boxes
    .map((each) => each.range)
    .reduce((a, b) => ({ lower: minimum(a.lower, b.lower), upper: maximum(a.upper, b.upper) }));
  const has = (verdict: SplitBox['verdict']) => boxes.some((each) => each.verdict === verdict);
  const rest = has('unknown') ? 'unknown' : 'verified';
  return { boxes, range, complete, verdict: has('falsified') ? 'falsified' : rest };
}

function isWorse(a: SplitBox, b: SplitBox | undefined): boolean {
  return b !== undefined && compare(a.range.lower, b.range.lower) < 0;
}

/** Cut across the side that is longer, measured by the whole box. */
function halvesOf([x, y]: Box, [wholeX, wholeY]: Box): readonly [Box, Box] {
  const share = (part: DecimalRange, whole: DecimalRange) => {
    const width = toNumber(subtract(whole.upper, whole.lower));
    return width > 0 ? toNumber(subtract(part.upper, part.lower)) / width : 0;
  };
  if (share(x, wholeX) >= share(y, wholeY)) {
    const middle = middleOf(x);
    return [
      [{ lower: x.lower, upper: middle }, y],
      [{ lower: middle, upper: x.upper }, y],
    ];
  }
  const middle = middleOf(y);
  return [
    [x, { lower: y.lower, upper: middle }],
    [x, { lower: middle, upper: y.upper }],
  ];
}

function middleOf({ lower, upper }: DecimalRange): Decimal {
  return multiply(HALF, add(lower, upper));
}
