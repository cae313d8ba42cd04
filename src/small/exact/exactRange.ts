import { ACTIVATIONS } from '../activations';
import { MOST_CELLS } from '../cells';
import { decimalsAround, type Fraction, isLess } from '../fraction';
import { activationOf, type Box, type DecimalRange, isStraight, type SmallNetwork } from '../smallNetwork';
import { crossingOf, type ExactPoint, valueAt } from './exactPlane';
import { type ExactMap, passWhole, times, wholeLayers } from './wholeLayers';

/** Least and most of Cat − Dog over the box, proved: the bounds are rounded outward in their thirtieth decimal. */
export interface ExactRange extends DecimalRange {
  /** Whether the least is above 0, which its lower bound, rounded down, may not show. */
  readonly isAbove: boolean;
  readonly cells: number;
}

/** A part of the box in which all neurons before this one have one sign. */
interface Part {
  readonly polygon: readonly ExactPoint[];
  /** Of the neurons of the layer: after the activation up to `neuron`, before it from there on. */
  readonly maps: readonly ExactMap[];
  readonly layer: number;
  readonly neuron: number;
}

/**
 * Splits the box by every neuron, as `cellsOf` does, but in whole numbers, so that nothing is rounded. Yields once a cell;
 * returns undefined where the activation is smooth or the cells are more than `most`.
 */
export function* exactRangeSteps(
  network: SmallNetwork,
  box: Box,
  most = MOST_CELLS,
): Generator<number, ExactRange | undefined> {
  if (!isStraight(network)) return undefined;
  const layers = wholeLayers(network, ACTIVATIONS[activationOf(network)].below ?? 1);
  const [first] = layers;
  const stack: Part[] = first ? [{ ...start(box, first), layer: 0, neuron: 0 }] : [];
  let [least, largest]: (Fraction | undefined)[] = [];
  let cells = 0;
  for (let part = stack.pop(); part; part = stack.pop()) {
    const { polygon, maps, neuron, layer } = part;
    const [map, here, next] = [maps[neuron], layers[layer], layers[layer + 1]];
    if (map && here && next) {
      const { above, under } = sidesOf(polygon, map);
      const onSide = (side: readonly ExactPoint[], by: bigint): Part => ({
        polygon: side,
        maps: maps.with(neuron, times(map, by)),
        layer,
        neuron: neuron + 1,
      });
      if (under) stack.push(onSide(under, here.under));
      if (above) stack.push(onSide(above, here.over));
    } else if (next) {
      stack.push({ polygon, maps: passWhole(next, maps), layer: layer + 1, neuron: 0 });
    } else if (map && here) {
      cells++;
      if (cells > most) return undefined;
      for (const point of polygon) {
        const value: Fraction = [valueAt(map, point), point[2] * here.scale];
        if (!least || isLess(value, least)) least = value;
        if (!largest || isLess(largest, value)) largest = value;
      }
      yield cells;
    }
  }
  return least && largest && { ...decimalsAround({ lower: least, upper: largest }), isAbove: least[0] > 0n, cells };
}

/** The same in one go. */
export function exactRange(network: SmallNetwork, box: Box, most = MOST_CELLS): ExactRange | undefined {
  const steps = exactRangeSteps(network, box, most);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function start([x, y]: Box, first: Parameters<typeof passWhole>[0]): Pick<Part, 'polygon' | 'maps'> {
  const places = Math.max(...[x, y].flatMap(({ lower, upper }) => [lower.places, upper.places]));
  const whole = ({ coefficient, places: own }: DecimalRange['lower']) => coefficient * 10n ** BigInt(places - own);
  const down = 10n ** BigInt(places);
  const corner = (atX: DecimalRange['lower'], atY: DecimalRange['lower']): ExactPoint => [whole(atX), whole(atY), down];
  return {
    polygon: [corner(x.lower, y.lower), corner(x.upper, y.lower), corner(x.upper, y.upper), corner(x.lower, y.upper)],
    maps: passWhole(first, [
      [1n, 0n, 0n],
      [0n, 1n, 0n],
    ]),
  };
}

/** The two parts of a convex polygon beside a line; a part that is missing is not there. */
function sidesOf(polygon: readonly ExactPoint[], map: ExactMap) {
  const values = polygon.map((point) => valueAt(map, point));
  if (values.every((value) => value >= 0n)) return { above: polygon };
  if (values.every((value) => value <= 0n)) return { under: polygon };
  const [above, under]: [ExactPoint[], ExactPoint[]] = [[], []];
  polygon.forEach((point, at) => {
    const value = values[at] as bigint;
    const next = (at + 1) % polygon.length;
    if (value >= 0n) above.push(point);
    if (value <= 0n) under.push(point);
    const there = values[next] as bigint;
    if (value * there >= 0n) return;
    const crossing = crossingOf(point, value, polygon[next] as ExactPoint, there);
    above.push(crossing);
    under.push(crossing);
  });
  return { above, under };
}
