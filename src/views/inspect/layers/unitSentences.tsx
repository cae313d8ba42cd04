import type { ReactNode } from 'react';
import { METHODS, type Method } from '../../../catalog/methods';
import { operationRow } from '../../../catalog/operations';
import { formatLower, formatUpper, MINUS } from '../../../numbers/format';
import type { Linear } from '../ask/useLinearBounds';
import { methodName } from '../controls/methods';
import { signOf } from '../pictures/layerStatistics';
import { STABLE } from '../words';
import styles from './LinearFigure.module.css';
import { operationTitle } from './layerColumns';

/* What is said of units and of linear functions, put together of its numbers. */

interface ConsequenceProps {
  readonly op: string;
  readonly method: Method;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** What the interval before the activation means for what comes behind it. */
export function Consequence({ op, method, before, after }: ConsequenceProps): ReactNode {
  const known = operationRow(op)?.activation;
  if (known?.switches !== 'relu') {
    if (!known?.monotone) return null;
    return (
      <>
        {operationTitle(op)} never falls as its input grows, so its two bounds map to <b>{formatLower(after[0])}</b> and{' '}
        <b>{formatUpper(after[1])}</b>.
      </>
    );
  }
  const sign = signOf(before[0], before[1]);
  if (sign === 'off') return STABLE.off;
  if (sign === 'on') return STABLE.on;
  if (METHODS[method].relaxes) return <Wedge method={method} before={before} />;
  return (
    <>
      The unit is unstable, so {methodName(method)} keeps only [<b>0</b>, <b>{formatUpper(after[1])}</b>] and loses the
      link to the input: the whole dashed box, of which only the ink line can be reached.
    </>
  );
}

/** What CROWN keeps of a ReLU whose sign can flip. */
function Wedge({ method, before }: Pick<ConsequenceProps, 'method' | 'before'>): ReactNode {
  const [lower, upper] = before;
  const { slope, follows } = reluWedge(lower, upper);
  const chord = (
    <b>
      {formatUpper(slope)} (<i>z</i> + {formatUpper(-lower)})
    </b>
  );
  const floor = <b>{follows ? <i>z</i> : '0'}</b>;
  if (METHODS[method].searchesFrom) {
    return (
      <>
        The unit is unstable, so the ReLU is kept below {chord} and above{' '}
        <b>
          α<i>z</i>
        </b>
        , with an α between 0 and 1 that is searched for each class. The search starts from the violet wedge, which ends
        at {floor}.
      </>
    );
  }
  return (
    <>
      The unit is unstable, so {methodName(method)} keeps the ReLU between {floor} and {chord}, the violet wedge. Its
      area is what the proof loses here.
    </>
  );
}

/** What CROWN keeps of an unstable ReLU on [lower, upper]. */
interface ReluWedge {
  /** Slope of the upper side, which runs through (lower, 0) and (upper, upper). */
  readonly slope: number;
  /** Whether the lower side is z itself; else it is 0. */
  readonly follows: boolean;
  /** Its corners [z, value]. */
  readonly corners: readonly (readonly [number, number])[];
}

/** The triangle around CROWN's relaxation, whose lower side is the one that leaves the smaller area. */
export function reluWedge(lower: number, upper: number): ReluWedge {
  const follows = upper > -lower;
  const corner: readonly [number, number] = follows ? [lower, lower] : [upper, 0];
  return { slope: upper / (upper - lower), follows, corners: [[lower, 0], [upper, upper], corner] };
}

interface LinearSentenceProps {
  readonly linear: Linear;
  /** What the coefficients are of. */
  readonly of?: 'pixel' | 'input';
  /** What else is to be said, with a space before it. */
  readonly note?: string;
}

/** The two functions in words, with their constants and what they come to over the box. */
export function LinearSentence({ linear: { lower, upper }, of = 'pixel', note = '' }: LinearSentenceProps) {
  return (
    <p className={styles.sentence}>
      Lower bound = Σ coefficient · {of} {constantText(formatLower(lower.constant))}, at least{' '}
      <b>{formatLower(lower.extreme)}</b> in this box; upper bound = Σ coefficient · {of}{' '}
      {constantText(formatUpper(upper.constant))}, at most <b>{formatUpper(upper.extreme)}</b>.{note}
    </p>
  );
}

/** "+ 0.31" or "− 0.31". */
function constantText(text: string): string {
  return text.startsWith(MINUS) ? `${MINUS} ${text.slice(1)}` : `+ ${text}`;
}
