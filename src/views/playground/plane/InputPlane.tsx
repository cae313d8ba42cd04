import { tickStep, ticks } from 'd3-array';
import { useId, useMemo } from 'react';
import { formatValue } from '../../../charts/numbers';
import { VerdictGlyph } from '../../../charts/VerdictMark';
import { useFrozen } from '../domain';
import { toAxis } from '../figure/axis';
import { toNumber } from '../math/decimal';
import type { SmallNetwork } from '../math/smallNetwork';
import type { PlaygroundHandle } from '../usePlayground';
import { BoxCorners } from './BoxCorners';
import { BrokenLabel } from './BrokenLabel';
import { claimLine, clipBelowZero, evaluateAt } from './brokenPart';
import { Contours } from './Contours';
import { regionBelow } from './contours';
import { type Field, sampleDifference, sampleField, type Window, windowAround, windowOf } from './field';
import { HeatCanvas } from './HeatCanvas';
import type { HeatScale } from './heat';
import styles from './InputPlane.module.css';
import type { Plot } from './plot';

interface InputPlaneProps {
  readonly handle: PlaygroundHandle;
  readonly width: number;
  readonly height: number;
}

/** The id by which the picture is found when it is exported. */
export const INPUT_PLANE = 'input-plane';

const MARGIN = { left: 30, right: 8, top: 8, bottom: 34 };

/** The box of inputs: Cat − Dog as tints and lines (sampled), the part that breaks the claim, corners to drag. */
export function InputPlane({ handle, width, height }: InputPlaneProps) {
  const { model, dragging } = handle;
  const { box, network } = model.state;
  const clip = useId();
  const hatch = useId();
  const window = useFrozen(windowAround(box), dragging);
  const inside = useMemo(() => windowOf(box), [box]);
  const x = toAxis([window.left, window.right], [MARGIN.left, width - MARGIN.right]);
  const y = toAxis([window.bottom, window.top], [height - MARGIN.bottom, MARGIN.top]);
  const plot = { x, y, width, height };

  const { values, lines } = useMemo(() => {
    const sampled = sampleDifference(model.float, window);
    const line = claimLine(network);
    return { values: sampled, lines: line ? sampleField(window, (a, b) => evaluateAt(line, a, b)) : sampled };
  }, [model.float, network, window]);
  const scale = useMemo(() => scaleOf(values), [values]);
  const rect = {
    x: x(inside.left),
    y: y(inside.top),
    width: x(inside.right) - x(inside.left),
    height: y(inside.bottom) - y(inside.top),
  };
  const cross = model.answer.verdict === 'falsified' ? model.answer.lowest.point.map(toNumber) : undefined;

  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the section around it carries the name
    <svg id={INPUT_PLANE} className={styles.plane} width={width} height={height}>
      <defs>
        <clipPath id={clip}>
          <rect {...rect} />
        </clipPath>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.hatchGround} width="6" height="6" />
          <line className={styles.hatch} x1="1" x2="1" y1="0" y2="6" />
        </pattern>
      </defs>
      {rect.width >= 1 && rect.height >= 1 && (
        <foreignObject {...rect}>
          <HeatCanvas
            field={values}
            box={inside}
            scale={scale}
            width={Math.round(rect.width)}
            height={Math.round(rect.height)}
          />
        </foreignObject>
      )}
      {cross && <path d={regionPath(lines, window, x, y)} fill={`url(#${hatch})`} clipPath={`url(#${clip})`} />}
      <Contours field={lines} plot={plot} />
      <Axes window={window} inside={inside} plot={plot} />
      <rect className={styles.box} {...rect} />
      {cross && (
        <BrokenLabel text={brokenText(network)} point={brokenPoint(network, inside, cross)} plot={plot} rect={rect} />
      )}
      <BoxCorners handle={handle} plot={plot} limit={scale.limit} />
      {cross && (
        <g className={styles.cross} transform={`translate(${x(cross[0] ?? 0) - 8} ${y(cross[1] ?? 0) - 8})`}>
          <VerdictGlyph verdict="falsified" />
        </g>
      )}
    </svg>
  );
}

interface AxesProps {
  readonly window: Window;
  readonly inside: Window;
  readonly plot: Plot;
}

function Axes({ window, inside, plot: { x, y, width, height } }: AxesProps) {
  return (
    <g className={styles.axes}>
      {ticks(window.left, window.right, 4)
        .filter((tick) => x(tick) < width - 30 && x(tick) > 40)
        .map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={height - 8}
            textAnchor="middle"
            className={within(tick, inside.left, inside.right)}
          >
            {formatValue(tick)}
          </text>
        ))}
      {ticks(window.bottom, window.top, 5)
        .filter((tick) => y(tick) > 28)
        .map((tick) => (
          <text key={tick} x="18" y={y(tick) + 4} textAnchor="end" className={within(tick, inside.bottom, inside.top)}>
            {formatValue(tick)}
          </text>
        ))}
      <text className={styles.variable} x={width - 10} y={height - 8} textAnchor="middle">
        x
      </text>
      <text className={styles.variable} x="14" y="16" textAnchor="middle">
        y
      </text>
    </g>
  );
}

function brokenText(network: SmallNetwork): string {
  return claimLine(network) ? 'ReLU gives 0 here' : 'Cat − Dog ≤ 0 here';
}

/** The middle of the part that breaks the claim where it is a polygon, else the counterexample. */
function brokenPoint(network: SmallNetwork, box: Window, [x = 0, y = 0]: readonly number[]): readonly [number, number] {
  const line = claimLine(network);
  const part = line ? clipBelowZero(box, line) : [];
  if (part.length === 0) return [x, y];
  const mean = (axis: 0 | 1) => part.reduce((sum, point) => sum + point[axis], 0) / part.length;
  return [mean(0), mean(1)];
}

/** Values of the box stand out against those around it. */
function within(value: number, lower: number, upper: number): string | undefined {
  return value >= lower && value <= upper ? styles.tickInside : styles.tick;
}

/** The largest absolute value and bands of about a twentieth of it. */
function scaleOf({ values }: Field): HeatScale {
  const limit = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { limit, band: limit > 0 ? tickStep(0, limit, 20) : 1 };
}

function regionPath(field: Field, window: Window, x: Plot['x'], y: Plot['y']): string {
  const across = (window.right - window.left) / (field.columns - 1);
  const up = (window.top - window.bottom) / (field.rows - 1);
  const at = ([column, row]: readonly [number, number]) =>
    `${x(window.left + column * across).toFixed(1)} ${y(window.bottom + row * up).toFixed(1)}`;
  return regionBelow(field, 0)
    .map((polygon) => `M${polygon.map(at).join('L')}Z`)
    .join('');
}
