import { formatLower, formatUpper } from '../../../numbers/format';
import type { VerdictName } from '../../../pictures/VerdictMark';
import { signOf, toNumber } from '../../../small/decimal';
import { type DecimalRange, isStraight } from '../../../small/smallNetwork';
import { formatShort } from '../math/formula';
import { METHOD_TITLES, type SmallMethod } from '../state/methods';
import type { PlaygroundModel } from '../state/playgroundModel';
import { LADDER } from '../words';

/** One answer to "how low can Cat − Dog go?". */
export interface Rung {
  readonly label: string;
  /** On phones. */
  readonly short: string;
  /** What a press makes answer the question; none of what is no method of its own. */
  readonly method?: SmallMethod;
  /** Undefined while it is computed. */
  readonly range?: readonly [number, number];
  /** Where it is proved: the bounds, exactly. */
  readonly exact?: DecimalRange;
  readonly text: string;
  readonly verdict: VerdictName;
  /** Whether the range surely holds; otherwise it is only what inputs were seen to reach. */
  readonly proved: boolean;
  /** In whose colour it is drawn. */
  readonly look: SmallMethod | 'found';
  /** What stands in place of a bar. */
  readonly note?: string;
}

/** The ladder from interval to exact: a proof and its opposite stand together. */
export function rungsOf(model: PlaygroundModel): readonly Rung[] {
  const { bounds, ladder, splitting, state } = model;
  const straight = isStraight(state.network);
  const apart: readonly Rung[] = bounds.apart
    ? [{ ...rung('interval', bounds.apart), ...LADDER.apart, method: undefined }]
    : [];
  return [
    ...apart,
    { ...rung('interval', bounds.difference), label: bounds.apart ? LADDER.difference : 'Interval' },
    rung('zonotope', ladder?.zonotope),
    rung('crown', ladder?.crown),
    rung('alpha', ladder?.alpha),
    splitRung(model, splitting),
    ...(straight ? [exactRung(model)] : [foundRung(model)]),
  ];
}

/** Boxes of branch and bound: asked for by choosing it. */
function splitRung({ state }: PlaygroundModel, splitting: PlaygroundModel['splitting']): Rung {
  if (state.method !== 'split') return { ...rung('split', undefined), note: LADDER.split };
  if (!splitting) return rung('split', undefined);
  return {
    ...rung('split', splitting.range),
    label: LADDER.boxes(splitting.boxes.length),
    verdict: splitting.verdict,
  };
}

function exactRung({ ladder }: PlaygroundModel): Rung {
  const { exact, cells = 0, complete } = ladder ?? {};
  if (!exact) {
    const note = complete ? LADDER.more(cells) : LADDER.soFar(cells);
    return { ...rung('exact', undefined), ...(cells > 0 ? { note } : {}) };
  }
  return {
    ...rung('exact', exact),
    label: LADDER.cells(exact.cells),
    verdict: exact.isAbove ? 'verified' : 'falsified',
  };
}

/** What inputs were seen to reach. */
function foundRung({ answer, samples }: PlaygroundModel): Rung {
  const differences = samples.map(({ difference }) => difference);
  const least = toNumber(answer.lowest.value);
  return {
    ...LADDER.search,
    range: [least, Math.max(least, ...differences)],
    text: formatShort(answer.lowest.value, formatUpper),
    verdict: signOf(answer.lowest.value) <= 0 ? 'falsified' : 'unknown',
    proved: false,
    look: 'found',
  };
}

/** What a number says of the least value, as read aloud: a proof bounds it from below, a value found from above. */
export function rungWords({ proved, range, text, note }: Rung): string {
  if (!range) return note ?? LADDER.computing;
  return LADDER.bound(proved, text);
}

/** What a range says that is no proof. */
export function unverifiedWords({ verdict }: Rung): string {
  return verdict === 'falsified' ? LADDER.falsified : LADDER.unfound;
}

function rung(method: SmallMethod, range: DecimalRange | undefined): Rung {
  const own = {
    label: METHOD_TITLES[method],
    short: METHOD_TITLES[method],
    method,
    proved: true,
    look: method,
  } as const;
  if (!range) return { ...own, text: '', verdict: 'unknown' };
  return {
    ...own,
    range: [toNumber(range.lower), toNumber(range.upper)],
    exact: range,
    text: formatLower(range.lower),
    verdict: signOf(range.lower) > 0 ? 'verified' : 'unknown',
  };
}
