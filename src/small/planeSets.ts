import { FLOATS } from './arithmetic';
import { eachCell, imageOf, MOST_CELLS } from './cells';
import { boundsOfObjective, type Crown, crownOf, lowerInFloats, type Objective } from './crown';
import { toNumber, ZERO } from './decimal';
import { activate, toFloat } from './floatNetwork';
import { boundNetwork, type SmallBounds } from './intervalBounds';
import { clip, type Point, type Polygon, zonogon } from './polygon';
import { type Box, isStraight, type SmallNetwork } from './smallNetwork';
import { type Form, zonotopeOf } from './zonotope';

/** Two quantities of one layer as axes: across, and up. */
export interface PlaneAxes {
  /** The output counts as the layer after the hidden ones. */
  readonly layer: number;
  readonly after: boolean;
  readonly across: number;
  readonly up: number;
}

/** What inputs of the box reach, as far as it is subdivided. In floats, for drawing. */
export interface ExactSet {
  /** Images of the cells, of a fine grid where the activation is smooth. */
  readonly polygons: readonly Polygon[];
  /** Whether they are all there. */
  readonly complete: boolean;
  /** Whether the set is sampled, not subdivided. */
  readonly sampled: boolean;
}

/** What methods know that a layer's pair may be. In floats, for drawing. */
export interface MethodSets {
  readonly interval: Polygon;
  readonly zonotope: Polygon;
  readonly crown: Polygon;
}

/** Directions in which CROWN's polygon is cut: every 5°, axes and diagonals among them. */
const DIRECTIONS = Array.from({ length: 72 }, (_, index): Point => {
  const angle = (index * Math.PI) / 36;
  return [Math.cos(angle), Math.sin(angle)];
});

/** Sides of the grid that stands for the exact set of a smooth network. */
const GRID = 48;

/**
 * The polygons of the three methods, which follow the pointer.
 *
 * @param bounds of this network on this box, where they are known
 */
export function quickSets(
  network: SmallNetwork,
  box: Box,
  axes: PlaneAxes,
  { hidden, outputs }: SmallBounds = boundNetwork(network, box),
): MethodSets {
  const { layer, after, across, up } = axes;
  const ranges = hidden[layer]?.[after ? 'after' : 'before'] ?? outputs;
  const [low, high] = (['lower', 'upper'] as const).map((bound) =>
    [across, up].map((neuron) => toNumber(ranges[neuron]?.[bound] ?? ZERO)),
  ) as [[number, number], [number, number]];
  const zonotope = zonotopeOf(network, box, FLOATS);
  const forms = (after ? zonotope.after : zonotope.before)[layer] ?? zonotope.outputs;
  return {
    interval: rectangle(low, high),
    zonotope: zonogonOf(forms[across], forms[up]),
    crown: crownPolygon(network, box, axes),
  };
}

/** The exact set in one go, up to so many cells. */
export function exactSet(network: SmallNetwork, box: Box, axes: PlaneAxes, most = MOST_CELLS): ExactSet {
  let found: ExactSet = { polygons: [], complete: false, sampled: false };
  for (const result of exactSteps(network, box, axes, most)) found = result();
  return found;
}

/** The exact set cell by cell, up to so many; what is yielded says what is there so far. */
export function* exactSteps(
  network: SmallNetwork,
  box: Box,
  axes: PlaneAxes,
  most = MOST_CELLS,
): Generator<() => ExactSet, void> {
  const { layer, after, across, up } = axes;
  if (!isStraight(network)) {
    yield () => ({ polygons: sampledSet(network, box, axes), complete: true, sampled: true });
    return;
  }
  const polygons: Polygon[] = [];
  let complete = false;
  const result = (): ExactSet => ({ polygons: [...polygons], complete, sampled: false });
  for (const cell of eachCell(network, box, layer, after)) {
    if (polygons.length === most) return;
    polygons.push(imageOf(cell, across, up));
    yield result;
  }
  complete = true;
  yield result;
}

/** Images of the small squares of a grid over the box, with straight sides. */
function sampledSet(network: SmallNetwork, [x, y]: Box, { layer, after, across, up }: PlaneAxes): readonly Polygon[] {
  const float = toFloat(network);
  const [left, bottom] = [toNumber(x.lower), toNumber(y.lower)];
  const [width, height] = [toNumber(x.upper) - left, toNumber(y.upper) - bottom];
  const points = Array.from({ length: (GRID + 1) ** 2 }, (_, index): Point => {
    const [column, row] = [index % (GRID + 1), Math.floor(index / (GRID + 1))];
    const values = activate(float, left + (width * column) / GRID, bottom + (height * row) / GRID);
    const of = (after ? values.after : values.before)[layer] ?? values.outputs;
    return [of[across] ?? 0, of[up] ?? 0];
  });
  return Array.from({ length: GRID ** 2 }, (_, index) => {
    const at = Math.floor(index / GRID) * (GRID + 1) + (index % GRID);
    return [at, at + 1, at + GRID + 2, at + GRID + 1].map((place) => points[place] as Point);
  });
}

function zonogonOf(across: Form<number> | undefined, up: Form<number> | undefined): Polygon {
  if (!across || !up) return [];
  const generators = across.generators.map((part, at): Point => [part, up.generators[at] ?? 0]);
  return zonogon([across.center, up.center], generators);
}

/** Upper bounds in many directions are half-planes; the polygon is what they leave. */
function crownPolygon(network: SmallNetwork, box: Box, axes: PlaneAxes): Polygon {
  // Later layers say nothing of this one.
  const crown = crownOf({ ...network, hidden: network.hidden.slice(0, axes.layer + 1) }, box, FLOATS);
  const asked = objectivesOf(network, crown, axes);
  const [x, y] = (
    [
      [1, 0],
      [0, 1],
    ] as const
  ).map((direction) => boundsOfObjective(crown, asked(direction)));
  if (!x || !y) return [];
  return DIRECTIONS.reduce<Polygon>(
    (polygon, [a, b]) => {
      const limit = -lowerInFloats(crown, asked([-a, -b]));
      return clip(polygon, [a, b], limit + 1e-9 * (1 + Math.abs(limit)));
    },
    rectangle([x.lower, y.lower], [x.upper, y.upper]),
  );
}

/** From a direction in the plane to what is asked of the layer: its numbers are read once for all directions. */
function objectivesOf(
  network: SmallNetwork,
  crown: Crown<number>,
  { layer, after, across, up }: PlaneAxes,
): (direction: Point) => Objective<number> {
  const rows = crown.layers[layer];
  if (after && rows) {
    const places = rows.biases.map((_, neuron) => [neuron === across ? 1 : 0, neuron === up ? 1 : 0] as const);
    return ([a, b]) => ({ layer, coefficients: places.map(([isA, isB]) => a * isA + b * isB), constant: 0 });
  }
  const affine = network.hidden[layer] ?? network.output;
  const [first, second] = [across, up].map((neuron) => (affine.weights[neuron] ?? []).map(toNumber)) as [
    number[],
    number[],
  ];
  const [biasA, biasB] = [across, up].map((neuron) => toNumber(affine.biases[neuron] ?? ZERO)) as [number, number];
  return ([a, b]) => ({
    layer: layer - 1,
    coefficients: first.map((weight, column) => a * weight + b * (second[column] ?? 0)),
    constant: a * biasA + b * biasB,
  });
}

function rectangle([left, bottom]: Point, [right, top]: Point): Polygon {
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
}
