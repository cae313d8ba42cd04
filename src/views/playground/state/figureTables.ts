import { csvOf } from '../../../app/commands/csv';
import { LOOK_NAMES } from '../../../pictures/sets/looks';
import { toNumeral } from '../../../small/decimal';
import { exactSet, type PlaneAxes, quickSets } from '../../../small/planeSets';
import type { Polygon } from '../../../small/polygon';
import type { DecimalRange } from '../../../small/smallNetwork';
import { rungsOf } from '../details/ladderRows';
import { differenceName, hiddenName, outputName } from '../math/units';
import { axisName } from '../reach/planeAxes';
import { plainText } from '../steps/richText';
import type { PlaygroundModel } from './playgroundModel';

/** Exact bounds of every unit, a line each: inputs, neurons before and after what they are bent by, outputs, the question. */
export function unitsCsv({ state, bounds }: PlaygroundModel): string {
  const { network, box } = state;
  const row = (unit: string, value: string, { lower, upper }: DecimalRange) => [
    unit,
    value,
    toNumeral(lower),
    toNumeral(upper),
  ];
  const hidden = bounds.hidden.flatMap(({ before, after }, layer) =>
    before.flatMap((range, index) => {
      const name = plainText(hiddenName(network, layer, index));
      const bent = after[index];
      return [row(name, 'before', range), ...(bent ? [row(name, 'after', bent)] : [])];
    }),
  );
  const outputs = bounds.outputs.length > 1 ? bounds.outputs : [];
  return csvOf(
    ['unit', 'activation', 'lower', 'upper'],
    [
      ...box.map((range, at) => row(at === 0 ? 'x' : 'y', '', range)),
      ...hidden,
      ...outputs.map((range, at) => row(outputName(at), '', range)),
      row(differenceName(network), '', bounds.difference),
    ],
  );
}

/** What each method says of the question; only what is proved is a bound. */
export function ladderCsv(model: PlaygroundModel): string {
  const rows = rungsOf(model).flatMap(({ label, range, exact, proved, verdict }) => {
    if (!range) return [];
    const bounds = exact ? [toNumeral(exact.lower), toNumeral(exact.upper)] : range;
    return [[label, ...bounds, proved, verdict]];
  });
  return csvOf(['method', 'lower', 'upper', 'proved', 'verdict'], rows);
}

/** Corners of every set in the plane, in floats as they are drawn; the exact set consists of several polygons. */
export function planeCsv(model: PlaygroundModel, axes: PlaneAxes): string {
  const { network, box } = model.state;
  const { crown, zonotope, interval } = quickSets(network, box, axes);
  const sets: readonly (readonly [string, readonly Polygon[]])[] = [
    [LOOK_NAMES.exact, exactSet(network, box, axes).polygons],
    [LOOK_NAMES.crown, [crown]],
    [LOOK_NAMES.zonotope, [zonotope]],
    [LOOK_NAMES.interval, [interval]],
  ];
  const rows = sets.flatMap(([name, polygons]) =>
    polygons.flatMap((polygon, at) => polygon.map(([across, up]) => [name, at, across, up])),
  );
  return csvOf(['set', 'polygon', axisName(model, axes, axes.across), axisName(model, axes, axes.up)], rows);
}
