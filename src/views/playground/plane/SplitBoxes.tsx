import { toNumber } from '../../../small/decimal';
import type { SplitBox } from '../../../small/splitting';
import type { Plot } from './plot';
import styles from './SplitBoxes.module.css';

interface SplitBoxesProps {
  readonly boxes: readonly SplitBox[];
  readonly plot: Plot;
}

/** The parts of branch and bound, each by its verdict. */
export function SplitBoxes({ boxes, plot }: SplitBoxesProps) {
  return (['verified', 'unknown', 'falsified'] as const).map((verdict) => (
    <path
      key={verdict}
      className={styles[`part-${verdict}`]}
      d={boxes.flatMap((part) => (part.verdict === verdict ? [outlineOf(part, plot)] : [])).join('')}
    />
  ));
}

function outlineOf({ box: [x, y] }: SplitBox, plot: Plot): string {
  const [left, right] = [x.lower, x.upper].map((value) => plot.x(toNumber(value)).toFixed(1));
  const [bottom, top] = [y.lower, y.upper].map((value) => plot.y(toNumber(value)).toFixed(1));
  return `M${left} ${bottom}H${right}V${top}H${left}Z`;
}
