import { tickStep } from 'd3';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { usePart } from '../../../app/scene/Part';
import { type AxisTick, axisTicks, widestOf } from '../../../pictures/axisTicks';
import { VerdictGlyph } from '../../../pictures/VerdictMark';
import { cellsOf } from '../../../small/cells';
import { toNumber } from '../../../small/decimal';
import type { Polygon } from '../../../small/polygon';
import { isStraight, type SmallNetwork } from '../../../small/smallNetwork';
import type { Rect } from '../figure/layout';
import { toAxis } from '../figure/neuronBars';
import { differenceName, unitId } from '../math/units';
import { useFrozen } from '../state/domain';
import type { PlaygroundModel } from '../state/playgroundModel';
import type { PlaygroundHandle } from '../state/usePlayground';
import { BoxCorners } from './BoxCorners';
import { BoxSides } from './BoxSides';
import { Contours } from './Contours';
import { regionPath } from './contours';
import { ExactBox } from './ExactBox';
import { FalsifiedLabel } from './FalsifiedLabel';
import { claimLine, clipBelowZero, evaluateAt } from './falsifiedPart';
import { type Field, sampleField, type Window, windowAround, windowOf } from './field';
import { HeatCanvas } from './HeatCanvas';
import type { HeatScale } from './heat';
import styles from './InputPlane.module.css';
import type { Plot } from './plot';
import { floatOf, quantityOf } from './quantity';
import { SplitBoxes } from './SplitBoxes';

interface InputPlaneProps {
  readonly handle: PlaygroundHandle;
  readonly width: number;
  readonly height: number;
}

/** The id by which the picture is found when it is exported. */
export const INPUT_PLANE = 'input-plane';

/** More cells than this would be all lines, and take longer than a frame. */
const MOST_LINES = 400;

/** At the left is room for the numbers of the axis, which may need more. */
const MARGIN = { left: 30, right: 8, top: 8, bottom: 34 };

/** The box of inputs: the step's quantity as tints and lines (sampled), what breaks the claim, corners to drag. */
export function InputPlane({ handle, width, height }: InputPlaneProps) {
  const { model, dragging } = handle;
  const { box, network } = model.state;
  const { frozen } = usePart('inputs');
  const origin = useRef<SVGElement>(null);
  const [typing, setTyping] = useState(false);
  const type = (from: SVGElement) => {
    origin.current = from;
    setTyping(true);
  };
  const endTyping = useCallback(() => {
    setTyping(false);
    origin.current?.focus();
  }, []);
  const clip = useId();
  const hatch = useId();
  const window = useFrozen(windowAround(box), dragging);
  const inside = useMemo(() => windowOf(box), [box]);
  const marks = axisTicks([window.bottom, window.top], 5);
  const left = Math.max(MARGIN.left, widestOf(marks.map(({ label }) => label)) + 14);
  // The same while a box is dragged, so that what lies around it is drawn once.
  const plot = useMemo(
    (): Plot => ({
      x: toAxis([window.left, window.right], [left, width - MARGIN.right]),
      y: toAxis([window.bottom, window.top], [height - MARGIN.bottom, MARGIN.top]),
      width,
      height,
    }),
    [window, left, width, height],
  );
  const { x, y } = plot;

  const quantity = quantityOf(model, handle.selected);
  const asked = quantity?.unit.kind === 'question';
  const key = quantity && `${unitId(quantity.unit)}${quantity.after}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which quantity it is
  const { values, lines, scale } = useMemo(() => {
    const sampled = sampleField(window, quantity ? floatOf(model.float, quantity) : () => 0);
    const line = asked ? claimLine(network) : undefined;
    return {
      values: sampled,
      lines: line ? sampleField(window, (a, b) => evaluateAt(line, a, b)) : sampled,
      scale: scaleOf(sampled),
    };
  }, [model.float, network, window, key]);
  const lost = useMemo(() => (asked ? regionPath(lines, plot) : undefined), [asked, lines, plot]);
  const cells = useCells(model, dragging);
  const rect = rectOf(inside, plot);
  const cross = asked && model.answer.verdict === 'falsified' ? model.answer.lowest.point.map(toNumber) : undefined;

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it carries the name */}
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
        {asked && <path className={styles.lost} d={lost} />}
        {quantity && rect.width >= 1 && rect.height >= 1 && (
          // Of the whole window, which stays while the box is dragged; of it the box is seen.
          <g clipPath={`url(#${clip})`}>
            <HeatCanvas field={values} scale={scale} rect={rectOf(window, plot)} />
          </g>
        )}
        {cross && <path d={lost} fill={`url(#${hatch})`} clipPath={`url(#${clip})`} />}
        {asked && model.splitting && <SplitBoxes boxes={model.splitting.boxes} plot={plot} />}
        {quantity && <Contours field={lines} plot={plot} />}
        <Axes
          marks={[axisTicks([window.left, window.right], 4, width - left - MARGIN.right), marks]}
          inside={inside}
          left={left}
          plot={plot}
        />
        {cells && <path className={styles.cells} d={pathOf(cells, x, y)} />}
        <rect className={styles.box} {...rect} />
        {cross && (
          <FalsifiedLabel text={partText(network)} point={partPoint(network, inside, cross)} plot={plot} rect={rect} />
        )}
        {!frozen && <BoxSides handle={handle} plot={plot} onType={type} />}
        <BoxCorners handle={handle} plot={plot} quantity={quantity} limit={scale.limit} onType={type} />
        {cross && (
          <g className={styles.cross} transform={`translate(${x(cross[0] ?? 0) - 8} ${y(cross[1] ?? 0) - 8})`}>
            <VerdictGlyph verdict="falsified" />
          </g>
        )}
      </svg>
      {typing && <ExactBox handle={handle} onDone={endTyping} />}
    </div>
  );
}

/**
 * The cells of the sign pattern as far as the walk has come; none where the activation is smooth. Where they were too many
 * to draw, they are not looked for again until the drag ends.
 */
function useCells(
  { state: { network, box }, step }: PlaygroundModel,
  dragging: boolean,
): readonly Polygon[] | undefined {
  const layers =
    step.kind === 'input' ? 0 : (step.layer ?? network.hidden.length - 1) + (step.kind === 'linear' ? 0 : 1);
  const wereTooMany = useRef(false);
  return useMemo(() => {
    if (layers === 0 || !isStraight(network) || (dragging && wereTooMany.current)) return undefined;
    const found = cellsOf(network, box, layers - 1, true, MOST_LINES);
    wereTooMany.current = !found.complete;
    return found.complete && found.cells.length > 1 ? found.cells.map(({ polygon }) => polygon) : undefined;
  }, [network, box, layers, dragging]);
}

interface AxesProps {
  /** Along the bottom, and at the left. */
  readonly marks: readonly [readonly AxisTick[], readonly AxisTick[]];
  /** Pixels where the plane begins. */
  readonly left: number;
  readonly inside: Window;
  readonly plot: Plot;
}

function Axes({ marks: [across, up], inside, left, plot: { x, y, width, height } }: AxesProps) {
  return (
    <g>
      {across
        .filter(({ value, label }) => x(value) + widestOf([label]) / 2 < width - 20 && x(value) > 40)
        .map(({ value, label }) => (
          <text
            key={value}
            x={x(value)}
            y={height - 8}
            textAnchor="middle"
            className={within(value, inside.left, inside.right)}
          >
            {label}
          </text>
        ))}
      {up
        .filter(({ value }) => y(value) > 28)
        .map(({ value, label }) => (
          <text
            key={value}
            x={left - 12}
            y={y(value) + 4}
            textAnchor="end"
            className={within(value, inside.bottom, inside.top)}
          >
            {label}
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

function rectOf({ left, right, bottom, top }: Window, { x, y }: Plot): Rect {
  return { x: x(left), y: y(top), width: x(right) - x(left), height: y(bottom) - y(top) };
}

function partText(network: SmallNetwork): string {
  return claimLine(network) ? 'ReLU gives 0 here' : `${differenceName(network)} ≤ 0 here`;
}

/** The middle of the part that breaks the claim where it is a polygon, else the counterexample. */
function partPoint(network: SmallNetwork, box: Window, [x = 0, y = 0]: readonly number[]): readonly [number, number] {
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

function pathOf(polygons: readonly Polygon[], x: Plot['x'], y: Plot['y']): string {
  return polygons
    .map((polygon) => `M${polygon.map(([px, py]) => `${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join('L')}Z`)
    .join('');
}
