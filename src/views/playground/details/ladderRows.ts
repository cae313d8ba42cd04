import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import type { VerdictName } from '../../../pictures/VerdictMark';
import { signOf, toNumber } from '../../../small/decimal';
import { exactRange, type MethodBounds, methodBounds } from '../../../small/methodBounds';
import type { Box, DecimalRange } from '../../../small/smallNetwork';
import { formatDecimal, formatShort, formula } from '../math/formula';
import type { PlaygroundModel } from '../state/playgroundModel';
import { type RichText, rich, variable } from '../steps/richText';

/** Characters of a coefficient that a sentence has room for. */
const LONGEST = 6;

/** One answer to "how low can Cat − Dog go?". */
export interface Rung {
  readonly label: string;
  /** On phones. */
  readonly short: string;
  readonly lower: number;
  readonly upper: number;
  readonly text: string;
  readonly verdict: VerdictName;
  /** Whether the range surely holds; otherwise it is only what inputs were seen to reach. */
  readonly proved: boolean;
  /** In whose colour it is drawn. */
  readonly look: 'interval' | 'zonotope' | 'crown' | 'alpha' | 'exact' | 'found';
}

/** The ladder of a model, and what CROWN leaves of the network, in a sentence where its numbers are short. */
interface LadderOf {
  readonly rungs: readonly Rung[];
  readonly crown: RichText | undefined;
}

/** The ladder from interval to exact: a proof and its opposite stand together. */
export function ladderOf(model: PlaygroundModel): LadderOf {
  const { bounds, state } = model;
  const { zonotope, crown, alpha, under } = methodBounds(state.network, state.box);
  const apart = bounds.apart ? [rung('Interval, logits apart', 'Apart', bounds.apart, 'interval')] : [];
  const rungs = [
    ...apart,
    rung('Interval, difference', 'Interval', bounds.difference, 'interval'),
    rung('Zonotope', 'Zonotope', zonotope, 'zonotope'),
    rung('CROWN', 'CROWN', crown, 'crown'),
    rung('α-CROWN', 'α-CROWN', alpha, 'alpha'),
    exactRung(model) ?? foundRung(model),
  ];
  return { rungs, crown: crownSentence(under, state.box) };
}

/** The plane that CROWN puts under Cat − Dog, and where in the box it is least. */
function crownSentence([a, b, constant]: MethodBounds['under'], [x, y]: Box): RichText | undefined {
  if ([a, b, constant].some((value) => formatDecimal(value).length > LONGEST)) return undefined;
  const sum = formula([a, b], constant, [variable('x'), variable('y')]);
  const [atX, atY] = [signOf(a) < 0 ? x.upper : x.lower, signOf(b) < 0 ? y.upper : y.lower];
  return rich`CROWN leaves ${sum} under it, which is least at ${variable('x')} = ${formatDecimal(atX)}, ${variable('y')} = ${formatDecimal(atY)}.`;
}

/** Over all cells, in floats: what the least value is, drawn and not proved; undefined where cells are too many or none. */
function exactRung({ state, answer }: PlaygroundModel): Rung | undefined {
  const exact = exactRange(state.network, state.box);
  if (!exact) return undefined;
  const [lower, upper] = exact.range;
  const isBroken = answer.verdict === 'falsified';
  return {
    label: `Exact, ${exact.cells} ${exact.cells === 1 ? 'cell' : 'cells'}`,
    short: 'Exact',
    lower,
    upper,
    text: formatValue(Number(lower.toPrecision(12))),
    verdict: isBroken ? 'falsified' : 'unknown',
    proved: false,
    look: 'exact',
  };
}

/** What inputs were seen to reach. */
function foundRung({ answer, samples }: PlaygroundModel): Rung {
  const differences = samples.map(({ difference }) => difference);
  const least = toNumber(answer.lowest.value);
  return {
    label: 'Found by search',
    short: 'Found',
    lower: least,
    upper: Math.max(least, ...differences),
    text: formatShort(answer.lowest.value, formatUpper),
    verdict: answer.verdict === 'falsified' ? 'falsified' : 'unknown',
    proved: false,
    look: 'found',
  };
}

/** What a number says of the least value, as read aloud: a proof bounds it from below, a value found from above. */
export function rungWords({ proved, look, text }: Rung): string {
  if (look === 'exact') return `about ${text}`;
  return `${proved ? 'at least' : 'at most'} ${text}`;
}

/** What a range says that is no proof. */
export function unprovedWords({ look, verdict }: Rung): string {
  if (verdict === 'falsified') return 'a counterexample';
  return look === 'exact' ? 'drawn in floats' : 'none below 0';
}

function rung(label: string, short: string, range: DecimalRange, look: Rung['look']): Rung {
  return {
    label,
    short,
    lower: toNumber(range.lower),
    upper: toNumber(range.upper),
    text: formatLower(range.lower),
    verdict: signOf(range.lower) > 0 ? 'verified' : 'unknown',
    proved: true,
    look,
  };
}
