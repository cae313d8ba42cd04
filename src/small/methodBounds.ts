import { searchSlopes } from './alphaSearch';
import { type Arithmetic, DECIMALS, FLOATS } from './arithmetic';
import { boundsOfObjective, crownOf, type Objective, travelBack, withSlopes } from './crown';
import type { Decimal } from './decimal';
import { type ExactRange, exactRangeSteps } from './exact/exactRange';
import { differenceLayer } from './intervalBounds';
import type { Box, DecimalRange, SmallNetwork } from './smallNetwork';
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
  return { zonotope: zonotopeRange(network, box), ...crownRange(network, box), alpha: alphaRange(network, box) };
}

/** The bounds by all methods as far as they are computed, the quickest first. */
export interface Ladder extends Partial<MethodBounds> {
  /** Undefined as well where the activation is smooth, or where there are more cells than are tried. */
  readonly exact?: ExactRange;
  /** Cells that were gone through so far. */
  readonly cells: number;
  readonly complete: boolean;
}

/** Method by method, then cell by cell; what is yielded tells what is known so far. */
export function* ladderSteps(network: SmallNetwork, box: Box): Generator<() => Ladder, void> {
  let ladder: Ladder = { cells: 0, complete: false };
  const tell = () => ladder;
  ladder = { ...ladder, zonotope: zonotopeRange(network, box) };
  yield tell;
  ladder = { ...ladder, ...crownRange(network, box) };
  yield tell;
  ladder = { ...ladder, alpha: alphaRange(network, box) };
  yield tell;
  const steps = exactRangeSteps(network, box);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    ladder = { ...ladder, cells: step.value };
    yield tell;
  }
  ladder = { ...ladder, ...(step.value ? { exact: step.value } : {}), complete: true };
  yield tell;
}

function zonotopeRange(network: SmallNetwork, box: Box): DecimalRange {
  const [form] = zonotopeOf({ ...network, output: differenceLayer(network) }, box, DECIMALS).outputs;
  if (!form) throw new RangeError('A network without outputs has no bounds');
  return hullOf(form, DECIMALS);
}

function crownRange(network: SmallNetwork, box: Box): Pick<MethodBounds, 'crown' | 'under'> {
  const crown = crownOf(network, box, DECIMALS);
  const objective = objectiveOf(network, DECIMALS);
  const { coefficients, constant } = travelBack(crown, objective);
  const [a, b] = coefficients as [Decimal, Decimal];
  return { crown: boundsOfObjective(crown, objective), under: [a, b, constant] };
}

function alphaRange(network: SmallNetwork, box: Box): DecimalRange {
  const slopes = searchSlopes(network, box, objectiveOf(network, FLOATS));
  const crown = withSlopes(crownOf(network, box, DECIMALS), network, slopes);
  return boundsOfObjective(crown, objectiveOf(network, DECIMALS));
}

/** The question as CROWN travels it back: Cat − Dog in the values after the last hidden layer. */
export function objectiveOf<T>(network: SmallNetwork, arithmetic: Arithmetic<T>): Objective<T> {
  const { weights, biases } = differenceLayer(network);
  return {
    layer: network.hidden.length - 1,
    coefficients: (weights[0] ?? []).map(arithmetic.of),
    constant: biases[0] ? arithmetic.of(biases[0]) : arithmetic.zero,
  };
}
