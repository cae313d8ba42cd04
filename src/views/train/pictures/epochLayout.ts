import { line, scaleLinear } from 'd3';
import { spreadLabels } from './spreadLabels';

/** A number at a moment of a training. */
interface EpochPoint {
  /** In epochs: 2.5 is the middle of the third. */
  readonly at: number;
  readonly value: number;
  /** Starts a line of its own: what comes before was another network. */
  readonly begins?: boolean;
}

/** A line over a training. */
export interface EpochSeries {
  readonly id: string;
  readonly points: readonly EpochPoint[];
}

interface Frame {
  /** Epochs along the width. */
  readonly epochs: number;
  /** Values from the bottom to the top. */
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly height: number;
  /** The moment to read; null for the latest of each line. */
  readonly at: number | null;
  /** Pixels between labels. */
  readonly gap: number;
}

/** A line as it is drawn. */
interface EpochLineShape {
  readonly id: string;
  /** Data of an SVG path; empty where there is nothing yet. */
  readonly path: string;
  /** The point that is read: the latest, or the one at the moment asked for. */
  readonly read: { readonly x: number; readonly y: number; readonly value: number } | null;
  /** Where its label stands: beside its end, or at the right where an earlier moment is read. */
  readonly labelX: number;
  readonly labelY: number;
}

interface EpochLayout {
  readonly x: (epoch: number) => number;
  readonly y: (value: number) => number;
  /** Whole epochs to number. */
  readonly ticks: readonly number[];
  readonly lines: readonly EpochLineShape[];
  /** The whole epoch, from 1, that is nearest to a pixel. */
  readonly nearest: (x: number) => number;
}

/** Lines over the epochs of a training, with a label for each that touches no other. */
export function layoutEpochs(series: readonly EpochSeries[], frame: Frame): EpochLayout {
  const { epochs, domain, width, height, at, gap } = frame;
  const x = scaleLinear([0, Math.max(1, epochs)], [0, width]);
  const y = scaleLinear(domain, [height, 0]).clamp(true);
  const draw = line<EpochPoint>(
    (point) => x(point.at),
    (point) => y(point.value),
  );
  const shapes = series.map(({ id, points }) => {
    const point = readPoint(points, at);
    const path = stretches(points).map((stretch) => draw(stretch) ?? '');
    return { id, path: path.join(''), read: point && { x: x(point.at), y: y(point.value), value: point.value } };
  });
  // Lines without a point have their labels from the top on, in their order.
  const wanted = shapes.map(({ read }, place) => read?.y ?? place * gap);
  const places = spreadLabels(wanted, gap, [0, height]);
  return {
    x,
    y,
    ticks: x.ticks(Math.min(6, epochs)).filter(Number.isInteger),
    lines: shapes.map((shape, place) => ({
      ...shape,
      labelX: at === null && shape.read ? shape.read.x : width,
      labelY: places[place] ?? 0,
    })),
    nearest: (pixel) => Math.max(1, Math.min(epochs, Math.round(x.invert(pixel)))),
  };
}

/** The point at a moment: the last that is not later. */
function readPoint(points: readonly EpochPoint[], at: number | null): EpochPoint | null {
  if (at === null) return points.at(-1) ?? null;
  return points.findLast((point) => point.at <= at) ?? null;
}

function stretches(points: readonly EpochPoint[]): EpochPoint[][] {
  const found: EpochPoint[][] = [];
  for (const point of points) {
    if (point.begins || found.length === 0) found.push([]);
    found.at(-1)?.push(point);
  }
  return found;
}

/** Pixels beside the charts of a training, which stand below each other: numbers on the left, names on the right. */
export const EPOCH_LEFT = 34;
export const EPOCH_RIGHT = 134;
/** Pixels above and below, for half a letter. */
export const EPOCH_MARGIN = 8;
/** Pixels of the numbers below. */
export const EPOCH_AXIS = 18;
/** Pixels between the labels of two lines. */
export const EPOCH_LABEL = 17;

/** The top of a scale for losses, a round number that leaves room for the first ones; 3 before there are any. */
export function niceLoss(losses: readonly number[]): number {
  const most = Math.max(0, ...losses.filter(Number.isFinite));
  return most === 0 ? 3 : (scaleLinear([0, most], [0, 1]).nice(3).domain()[1] ?? most);
}
