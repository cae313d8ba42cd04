import type { ReactNode } from 'react';
import { METHODS, type Method } from '../../../catalog/methods';
import { operationRow } from '../../../catalog/operations';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { methodName } from '../controls/methods';
import { ActivationSketch } from '../pictures/ActivationSketch';
import { signOf } from '../pictures/layerStatistics';
import { STABLE } from '../words';
import type { NodeBounds } from './analysis';
import { operationTitle } from './layerColumns';
import styles from './UnitPanel.module.css';

interface UnitPanelProps {
  readonly title: string;
  readonly unit: number;
  readonly bounds: NodeBounds;
  readonly method: Method;
  /** Other bounds of the node, and what tells the two apart. */
  readonly compared: { readonly bounds: NodeBounds; readonly sides: readonly [string, string] } | null;
  /** The activation that reads this node, where one does. */
  readonly activation?: { readonly op: string; readonly bounds: NodeBounds };
  /** What its bounds look at, in words and as a figure; null until that is known. */
  readonly sentence: ReactNode;
  readonly figure: ReactNode;
}

/** The id by which the chosen unit, or the margin in its place, is found when it is exported. */
export const UNIT_FIGURE = 'unit-figure';

/** One unit's numbers in a sentence, and what the method makes of its activation. */
export function UnitPanel(props: UnitPanelProps) {
  const { title, unit, bounds, method, compared, activation, sentence, figure } = props;
  const before: [number, number] = [bounds.lower[unit] as number, bounds.upper[unit] as number];
  const itself = bounds.center?.[unit];
  const known = activation && operationRow(activation.op)?.activation;
  const after: [number, number] | undefined = activation && [
    activation.bounds.lower[unit] as number,
    activation.bounds.upper[unit] as number,
  ];
  const wedge =
    known?.switches === 'relu' && METHODS[method].relaxes && signOf(...before) === 'unstable' && reluWedge(...before);
  return (
    <section id={UNIT_FIGURE} className={styles.panel} aria-label="Selected unit">
      {known && after && (
        <ActivationSketch
          curve={known.curve}
          switches={known.switches !== undefined}
          before={before}
          after={after}
          {...(wedge && { wedge: wedge.corners })}
        />
      )}
      <div>
        <h3 className="title">{title}</h3>
        <p className={styles.text}>
          {activation ? `Before ${operationTitle(activation.op)} it` : 'It'} lies between{' '}
          <End value={before[0]} side="lower" /> and <End value={before[1]} side="upper" />
          {itself !== undefined && `; on the input itself it is ${formatValue(itself)}`}.{' '}
          {activation && after && <Consequence op={activation.op} before={before} after={after} method={method} />}
          {compared && (
            <>
              {' '}
              {compared.sides[1]} has it between <End value={compared.bounds.lower[unit] as number} side="lower" /> and{' '}
              <End value={compared.bounds.upper[unit] as number} side="upper" />.
            </>
          )}
        </p>
        {sentence}
      </div>
      {figure}
    </section>
  );
}

interface ConsequenceProps {
  readonly op: string;
  readonly method: Method;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** What the interval before the activation means for what comes behind it. */
function Consequence({ op, method, before, after }: ConsequenceProps): ReactNode {
  const known = operationRow(op)?.activation;
  if (known?.switches !== 'relu') {
    if (!known?.monotone) return null;
    return (
      <>
        {operationTitle(op)} never falls as its input grows, so its two ends map to <b>{formatLower(after[0])}</b> and{' '}
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

function End({ value, side }: { readonly value: number; readonly side: 'lower' | 'upper' }) {
  const text = side === 'lower' ? formatLower(value) : formatUpper(value);
  return <b className={value < 0 ? 'neg' : 'pos'}>{text}</b>;
}

/** What CROWN keeps of an unstable ReLU on [lower, upper]. */
interface ReluWedge {
  /** Slope of the upper line, which runs through (lower, 0) and (upper, upper). */
  readonly slope: number;
  /** Whether the lower line is z itself; else it is 0. */
  readonly follows: boolean;
  /** Its corners [z, value]. */
  readonly corners: readonly (readonly [number, number])[];
}

/** The triangle between CROWN's two lines; the lower line is the one that leaves the smaller area. */
export function reluWedge(lower: number, upper: number): ReluWedge {
  const follows = upper > -lower;
  const corner: readonly [number, number] = follows ? [lower, lower] : [upper, 0];
  return { slope: upper / (upper - lower), follows, corners: [[lower, 0], [upper, upper], corner] };
}
