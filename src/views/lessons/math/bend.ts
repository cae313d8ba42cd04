import { ACTIVATIONS } from '../../../small/activations';
import { FLOATS } from '../../../small/arithmetic';
import { areaOf, type Point } from '../../../small/polygon';
import { relaxationOf } from '../../../small/relaxation';
import type { Figure, Values } from '../lesson';

/** The corners of ReLU between both bounds; also those of the smallest polygon that holds it. */
export function curve({ low = -1, high = 1 }: Values): readonly Point[] {
  return [
    [low, 0],
    [0, 0],
    [high, high],
  ];
}

/** ReLU between both bounds, with a line over it and one under it. */
export function lineFigure(values: Values, upper: boolean, slope?: number): Figure {
  const { low = -1, high = 1 } = values;
  const relaxation = relaxationOf(ACTIVATIONS.relu, FLOATS, { lower: low, upper: high }, slope);
  const at = ({ slope: rise, intercept }: { slope: number; intercept: number }): readonly Point[] => [
    [low, rise * low + intercept],
    [high, rise * high + intercept],
  ];
  const [over, under] = [at(relaxation.upper), at(relaxation.lower)];
  const band = [...over, ...under.toReversed()];
  const open = (points: readonly Point[]) => [...points, ...points.toReversed()];
  return {
    plane: {
      title: 'ReLU and its relaxation',
      names: ['z', 'ReLU(z)'],
      view: { left: -3.4, right: 4.4, bottom: -3.2, top: 4.4 },
      sets: [
        ...(upper && slope !== undefined ? [{ key: 'band', look: 'high' as const, polygons: [band] }] : []),
        { key: 'relu', look: 'curve', polygons: [open(curve(values))], label: upper ? '' : 'ReLU' },
        ...(upper ? [{ key: 'over', look: 'over' as const, polygons: [open(over)], label: 'over it' }] : []),
        ...(slope === undefined
          ? []
          : [{ key: 'under', look: 'under' as const, polygons: [open(under)], label: 'under it' }]),
      ],
    },
    note: 'A drawing in floats.',
  };
}

/** The area between the line over ReLU and one of the lesson’s slope under it. */
export function bandArea(values: Values): number {
  const { low = -1, high = 1, slope = 0 } = values;
  const { upper } = relaxationOf(ACTIVATIONS.relu, FLOATS, { lower: low, upper: high });
  return areaOf([
    [low, upper.slope * low + upper.intercept],
    [high, upper.slope * high + upper.intercept],
    [high, slope * high],
    [low, slope * low],
  ]);
}
