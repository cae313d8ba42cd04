import { ACTIVATIONS } from './activations';
import { toNumber } from './decimal';
import type { Point, Polygon } from './polygon';
import { type AffineLayer, activationOf, type Box, type SmallNetwork } from './smallNetwork';

/** a · x + b · y + c of the two inputs. */
type AffineMap = readonly [number, number, number];

/** A part of the box in which the network is affine up to a layer. */
interface Cell {
  /** In the plane of the inputs. */
  readonly polygon: Polygon;
  /** What every neuron of the layer is there. */
  readonly maps: readonly AffineMap[];
}

export interface Cells {
  readonly cells: readonly Cell[];
  /** Whether these are all; otherwise the most that are drawn, each of them right. */
  readonly complete: boolean;
}

export const MOST_CELLS = 5000;

/** Values this near to zero, measured by what a map can reach, are on the line. */
const TIE = 1e-12;

/** A part of the box that is still split: by which neuron of which layer next. */
interface Part extends Cell {
  readonly layer: number;
  readonly neuron: number;
}

/**
 * The cells of the pattern of signs: the box is split by every neuron of the layers before `layer` (and by its own where
 * `after`), neuron by neuron. In floats, for drawing. Where the activation is smooth there are none.
 *
 * @param layer place of the layer; the output counts as the one after the hidden ones
 * @param most cells after which it ends
 */
export function cellsOf(network: SmallNetwork, box: Box, layer: number, after: boolean, most = MOST_CELLS): Cells {
  const cells: Cell[] = [];
  for (const cell of eachCell(network, box, layer, after)) {
    if (cells.length === most) return { cells, complete: false };
    cells.push(cell);
  }
  return { cells, complete: true };
}

/** The same, cell by cell as they are found. */
export function* eachCell(network: SmallNetwork, box: Box, layer: number, after: boolean): Generator<Cell, void> {
  const below = ACTIVATIONS[activationOf(network)].below ?? 1;
  const layers = [...network.hidden, network.output].map(toFloats);
  const enter = (polygon: Polygon, maps: readonly AffineMap[], at: number): Part => ({
    polygon,
    maps: passAffine(layers[at] as FloatLayer, maps),
    layer: at,
    neuron: 0,
  });
  const stack = [enter(cornersOf(box), INPUTS, 0)];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const { polygon, maps, neuron } = part;
    const map = maps[neuron];
    const isLast = part.layer === layer;
    if (isLast && (!after || !map)) yield { polygon, maps };
    else if (!map) stack.push(enter(polygon, maps, part.layer + 1));
    else {
      const { above, under } = partsOf(polygon, map);
      const rest = { layer: part.layer, neuron: neuron + 1 };
      if (under) stack.push({ ...rest, polygon: under, maps: maps.with(neuron, scaled(map, below)) });
      if (above) stack.push({ ...rest, polygon: above, maps });
    }
  }
}

/** What two neurons are over a cell: a convex polygon, which may be a segment or a point; those of several may overlap. */
export function imageOf({ polygon, maps }: Cell, first: number, second: number): Polygon {
  const [a, b] = [maps[first] ?? ZERO_MAP, maps[second] ?? ZERO_MAP];
  return polygon.map((point): Point => [valueAt(a, point), valueAt(b, point)]);
}

const ZERO_MAP: AffineMap = [0, 0, 0];

const INPUTS: readonly AffineMap[] = [
  [1, 0, 0],
  [0, 1, 0],
];

function cornersOf([x, y]: Box): Polygon {
  const [left, right, bottom, top] = [x.lower, x.upper, y.lower, y.upper].map(toNumber) as [
    number,
    number,
    number,
    number,
  ];
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
}

/** The two parts of a convex polygon beside a line; a part that is missing is not there. */
function partsOf(polygon: Polygon, map: AffineMap): { readonly above?: Polygon; readonly under?: Polygon } {
  const signs = polygon.map((point) => signAt(map, point));
  if (signs.every((sign) => sign >= 0)) return { above: polygon };
  if (signs.every((sign) => sign <= 0)) return { under: polygon };
  const [above, under]: [Point[], Point[]] = [[], []];
  polygon.forEach((point, index) => {
    const sign = signs[index] as number;
    const next = (index + 1) % polygon.length;
    if (sign >= 0) above.push(point);
    if (sign <= 0) under.push(point);
    if (sign * (signs[next] as number) >= 0) return;
    const crossing = crossingOf(map, point, polygon[next] as Point);
    above.push(crossing);
    under.push(crossing);
  });
  return { above, under };
}

/** Where a line crosses a side; the same point whichever way round the side is walked, so that neighbours meet. */
function crossingOf(map: AffineMap, p: Point, q: Point): Point {
  const [from, to] = p[0] < q[0] || (p[0] === q[0] && p[1] < q[1]) ? [p, q] : [q, p];
  const [here, there] = [valueAt(map, from), valueAt(map, to)];
  const share = here / (here - there);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

function signAt(map: AffineMap, point: Point): number {
  const value = valueAt(map, point);
  const size = Math.abs(map[0] * point[0]) + Math.abs(map[1] * point[1]) + Math.abs(map[2]);
  return Math.abs(value) <= TIE * size ? 0 : Math.sign(value);
}

function valueAt([a, b, c]: AffineMap, [x, y]: Point): number {
  return a * x + b * y + c;
}

function scaled([a, b, c]: AffineMap, by: number): AffineMap {
  return [a * by, b * by, c * by];
}

interface FloatLayer {
  readonly weights: readonly (readonly number[])[];
  readonly biases: readonly number[];
}

function toFloats({ weights, biases }: AffineLayer): FloatLayer {
  return { weights: weights.map((row) => row.map(toNumber)), biases: biases.map(toNumber) };
}

function passAffine({ weights, biases }: FloatLayer, maps: readonly AffineMap[]): readonly AffineMap[] {
  return weights.map((row, neuron) => {
    const sum: [number, number, number] = [0, 0, biases[neuron] ?? 0];
    row.forEach((weight, column) => {
      const map = maps[column] ?? ZERO_MAP;
      for (const part of [0, 1, 2] as const) sum[part] += weight * map[part];
    });
    return sum;
  });
}
