import { extent, scaleLinear } from 'd3';
import { useRef } from 'react';
import type { TreeReport } from '../../../engine/api/types';
import { formatCount } from '../../../numbers/format';
import { axisTicks } from '../../../pictures/axisTicks';
import { useElementWidth } from '../../../pictures/useElementSize';
import { VerdictGlyph } from '../../../pictures/VerdictMark';
import { splitWords } from '../words';
import styles from './SplitPlane.module.css';

/** By which the plane is found, to be exported. */
export const SPLIT_PLANE = 'split-plane';

const MOST_WIDTH = 320;
/** Pixels of the counterexample's mark. */
const MARK = 12;
const [TOP, RIGHT, BOTTOM, LEFT] = [6, 8, 20, 36];

interface SplitPlaneProps {
  readonly boxes: NonNullable<TreeReport['boxes']>;
  /** What the network's inputs are called. */
  readonly names: readonly [string, string];
  /** The counterexample, where there is one. */
  readonly found?: readonly number[] | undefined;
}

/**
 * The parts of a box of two inputs that branch and bound has split it into: verified ones filled, unknown ones dashed, a
 * counterexample as a cross.
 */
export function SplitPlane({ boxes, names, found }: SplitPlaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.min(MOST_WIDTH, useElementWidth(box));
  if (boxes.length === 0) return <div ref={box} />;
  const count = (verdict: string) => boxes.filter((one) => one.verdict === verdict).length;
  const label = splitWords(names, formatCount(count('verified')), formatCount(count('unknown')), found !== undefined);
  return (
    <div ref={box}>
      {width > 0 && <Plane boxes={boxes} names={names} found={found} width={width} label={label} />}
      <p className={styles.note}>{label}.</p>
    </div>
  );
}

interface PlaneProps extends SplitPlaneProps {
  readonly width: number;
  readonly label: string;
}

function Plane({ boxes, names, found, width, label }: PlaneProps) {
  const bounds = (axis: 0 | 1) =>
    extent(boxes.flatMap(({ lower, upper }) => [lower[axis], upper[axis]])) as [number, number];
  const x = scaleLinear(bounds(0), [LEFT, width - RIGHT]);
  const y = scaleLinear(bounds(1), [width - BOTTOM, TOP]);
  return (
    <svg id={SPLIT_PLANE} className={styles.plane} width={width} height={width} role="img" aria-label={label}>
      {boxes.map(({ lower, upper, verdict }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no other name
          key={at}
          className={verdict === 'verified' ? styles.verified : styles.unknown}
          x={x(lower[0])}
          y={y(upper[1])}
          width={x(upper[0]) - x(lower[0])}
          height={y(lower[1]) - y(upper[1])}
        />
      ))}
      {found && (
        <g transform={`translate(${x(found[0] ?? 0) - MARK / 2} ${y(found[1] ?? 0) - MARK / 2}) scale(${MARK / 16})`}>
          <VerdictGlyph verdict="falsified" />
        </g>
      )}
      {axisTicks(x.domain() as [number, number], 3, width - LEFT).map(({ value, label: text }) => (
        <text key={text} x={x(value)} y={width - 6} textAnchor="middle">
          {text}
        </text>
      ))}
      {axisTicks(y.domain() as [number, number], 3).map(({ value, label: text }) => (
        <text key={text} x={LEFT - 4} y={y(value) + 4} textAnchor="end">
          {text}
        </text>
      ))}
      <title>{`${names[0]} to the right, ${names[1]} upwards`}</title>
    </svg>
  );
}
