import type { ReactNode } from 'react';
import { ActivationSketch } from '../../charts/ActivationSketch';
import { activationCurve } from '../../charts/activationCurve';
import { formatLower, formatUpper, formatValue } from '../../charts/numbers';
import { signOf } from '../../charts/signShares';
import type { Method } from '../../engine/types';
import type { NodeBounds } from './analysis';
import { operationTitle } from './layerColumns';
import { methodName } from './methods';
import { reluWedge } from './reluWedge';
import styles from './UnitPanel.module.css';

interface UnitPanelProps {
  readonly title: string;
  readonly unit: number;
  readonly bounds: NodeBounds;
  readonly method: Method;
  /** Other bounds of the node, and what tells the two apart. */
  readonly beside: { readonly bounds: NodeBounds; readonly sides: readonly [string, string] } | null;
  /** The activation that reads this node, where one does. */
  readonly activation?: { readonly op: string; readonly bounds: NodeBounds };
  /** What its bounds look at, in words and as a figure; null until that is known. */
  readonly sentence: ReactNode;
  readonly figure: ReactNode;
}

/** One unit's numbers in a sentence, and what the method makes of its activation. */
export function UnitPanel(props: UnitPanelProps) {
  const { title, unit, bounds, method, beside, activation, sentence, figure } = props;
  const before: [number, number] = [bounds.lower[unit] as number, bounds.upper[unit] as number];
  const itself = bounds.center?.[unit];
  const curve = activation && activationCurve(activation.op);
  const after: [number, number] | undefined = activation && [
    activation.bounds.lower[unit] as number,
    activation.bounds.upper[unit] as number,
  ];
  const wedge =
    activation?.op === 'Relu' && method !== 'ibp' && signOf(...before) === 'unstable' && reluWedge(...before);
  return (
    <section className={styles.panel} aria-label="Selected unit">
      {curve && after && (
        <ActivationSketch
          curve={curve}
          switches={/Relu$/.test(activation.op)}
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
          {itself !== undefined && `; on the image itself it is ${formatValue(itself)}`}.{' '}
          {activation && after && <Consequence op={activation.op} before={before} after={after} method={method} />}
          {beside && (
            <>
              {' '}
              {beside.sides[1]} has it between <End value={beside.bounds.lower[unit] as number} side="lower" /> and{' '}
              <End value={beside.bounds.upper[unit] as number} side="upper" />.
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
  const name = operationTitle(op);
  if (op !== 'Relu') {
    return (
      <>
        {name} never falls as its input grows, so its two ends map to <b>{formatLower(after[0])}</b> and{' '}
        <b>{formatUpper(after[1])}</b>.
      </>
    );
  }
  const sign = signOf(before[0], before[1]);
  if (sign === 'off') return 'It never rises above 0, so ReLU gives 0 for every input of the box.';
  if (sign === 'on') return 'It never falls below 0, so ReLU passes it on unchanged and loses nothing.';
  if (method !== 'ibp') return <Wedge method={method} before={before} />;
  return (
    <>
      The sign can flip, so IBP keeps all between <b>0</b> and <b>{formatUpper(after[1])}</b> and forgets which input
      gave what: the whole dashed box, of which only the ink line can be reached.
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
  if (method === 'alpha-crown') {
    return (
      <>
        The sign can flip, so the ReLU is kept below {chord} and above{' '}
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
      The sign can flip, so {methodName(method)} keeps the ReLU between {floor} and {chord}, the violet wedge. Its area
      is what the proof loses here.
    </>
  );
}

function End({ value, side }: { readonly value: number; readonly side: 'lower' | 'upper' }) {
  const text = side === 'lower' ? formatLower(value) : formatUpper(value);
  return <b className={value < 0 ? 'neg' : 'pos'}>{text}</b>;
}
