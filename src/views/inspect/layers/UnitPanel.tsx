import type { ReactNode } from 'react';
import { METHODS, type Method } from '../../../catalog/methods';
import { operationRow } from '../../../catalog/operations';
import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import { ActivationSketch } from '../pictures/ActivationSketch';
import { signOf } from '../pictures/layerStatistics';
import type { NodeBounds } from './analysis';
import { operationTitle } from './layerColumns';
import styles from './UnitPanel.module.css';
import { Consequence, reluWedge } from './unitSentences';

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

function End({ value, side }: { readonly value: number; readonly side: 'lower' | 'upper' }) {
  const text = side === 'lower' ? formatLower(value) : formatUpper(value);
  return <b className={value < 0 ? 'neg' : 'pos'}>{text}</b>;
}
