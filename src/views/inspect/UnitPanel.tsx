import type { ReactNode } from 'react';
import { ActivationSketch } from '../../charts/ActivationSketch';
import { activationCurve } from '../../charts/activationCurve';
import { formatLower, formatUpper, formatValue } from '../../charts/numbers';
import { signOf } from '../../charts/signShares';
import type { NodeBounds } from './analysis';
import { operationTitle } from './layerColumns';
import styles from './UnitPanel.module.css';

interface UnitPanelProps {
  readonly title: string;
  readonly unit: number;
  readonly bounds: NodeBounds;
  /** The activation that reads this node, where one does. */
  readonly activation?: { readonly op: string; readonly bounds: NodeBounds };
}

/** One unit's numbers in a sentence, and what interval arithmetic makes of its activation. */
export function UnitPanel({ title, unit, bounds, activation }: UnitPanelProps) {
  const before: [number, number] = [bounds.lower[unit] as number, bounds.upper[unit] as number];
  const itself = bounds.center?.[unit];
  const curve = activation && activationCurve(activation.op);
  const after: [number, number] | undefined = activation && [
    activation.bounds.lower[unit] as number,
    activation.bounds.upper[unit] as number,
  ];
  return (
    <section className={styles.panel} aria-label="Selected unit">
      {curve && after && (
        <ActivationSketch curve={curve} switches={/Relu$/.test(activation.op)} before={before} after={after} />
      )}
      <div>
        <h3 className="title">{title}</h3>
        <p className={styles.text}>
          {activation ? `Before ${operationTitle(activation.op)} it` : 'It'} lies between{' '}
          <End value={before[0]} side="lower" /> and <End value={before[1]} side="upper" />
          {itself !== undefined && `; on the image itself it is ${formatValue(itself)}`}.{' '}
          {activation && after && <Consequence op={activation.op} before={before} after={after} />}
        </p>
      </div>
    </section>
  );
}

interface ConsequenceProps {
  readonly op: string;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** What the interval before the activation means for what comes behind it. */
function Consequence({ op, before, after }: ConsequenceProps): ReactNode {
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
  return (
    <>
      The sign can flip, so IBP keeps all between <b>0</b> and <b>{formatUpper(after[1])}</b> and forgets which input
      gave what: the whole dashed box, of which only the ink line can be reached.
    </>
  );
}

function End({ value, side }: { readonly value: number; readonly side: 'lower' | 'upper' }) {
  const text = side === 'lower' ? formatLower(value) : formatUpper(value);
  return <b className={value < 0 ? 'neg' : 'pos'}>{text}</b>;
}
