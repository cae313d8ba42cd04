import { searchSlopes } from './alphaSearch';
import { type Arithmetic, DECIMALS, FLOATS } from './arithmetic';
import { cellsOf, rangeOver } from './cells';
import { boundsOfObjective, crownOf, type Objective, travelBack, withSlopes } from './crown';
import type { Decimal } from './decimal';
import { differenceLayer } from './intervalBounds';
import type { Point } from './polygon';
import { type Box, type DecimalRange, isStraight, type SmallNetwork } from './smallNetwork';
import { hullOf, zonotopeOf } from './zonotope';

/** Bounds of Cat − Dog by the methods beyond intervals. All are computed exactly, hence proved. */
export interface MethodBounds {
  readonly zonotope: DecimalRange;
  readonly crown: DecimalRange;
  readonly alpha: DecimalRange;
  /** The linear function of x and y that CROWN leaves under Cat − Dog: two coefficients and a constant. */
  readonly under: readonly [Decimal, Decimal, Decimal];
}

export function methodBounds(network: SmallNetwork, box: Box): MethodBounds {
  const output = differenceLayer(network.output);
  const asked = { ...network, output };
  const [form] = zonotopeOf(asked, box, DECIMALS).outputs;
  if (!form) throw new RangeError('A network without outputs has no bounds');
  const crown = crownOf(network, box, DECIMALS);
  const objective = objectiveOf(network, DECIMALS);
  const slopes = searchSlopes(network, box, objectiveOf(network, FLOATS));
  const { coefficients, constant } = travelBack(crown, objective);
  const [a, b] = coefficients as [Decimal, Decimal];
  return {
    zonotope: hullOf(form, DECIMALS),
    crown: boundsOfObjective(crown, objective),
    alpha: boundsOfObjective(withSlopes(crown, network, slopes), objective),
    under: [a, b, constant],
  };
}

/** Least and most of Cat − Dog over the cells, in floats; undefined where there are too many or none. */
export function exactRange(
  network: SmallNetwork,
  box: Box,
): { readonly range: Point; readonly cells: number } | undefined {
  if (!isStraight(network)) return undefined;
  const found = cellsOf({ ...network, output: differenceLayer(network.output) }, box, network.hidden.length, false);
  return found.complete ? { range: rangeOver(found, 0), cells: found.cells.length } : undefined;
}

/** The question as CROWN travels it back: Cat − Dog in the values after the last hidden layer. */
export function objectiveOf<T>(network: SmallNetwork, arithmetic: Arithmetic<T>): Objective<T> {
  const { weights, biases } = differenceLayer(network.output);
  return {
    layer: network.hidden.length - 1,
    coefficients: (weights[0] ?? []).map(arithmetic.of),
    constant: biases[0] ? arithmetic.of(biases[0]) : arithmetic.zero,
  };
}
