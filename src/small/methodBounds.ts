import { searchSlopes } from './alphaSearch';
import { type Arithmetic, DECIMAL_SLOPES, type Dividing, FLOATS, FRACTIONS } from './arithmetic';
import { boundsOfObjective, crownOf, type Objective, travelBack, withSlopes } from './crown';
import type { Decimal } from './decimal';
import { type ExactRange, exactRangeSteps } from './exact/exactRange';
import { decimalsAround, decimalUnder, type Fraction } from './fraction';
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

/** Neurons of networks whose slopes are fractions; with more, a change would take longer than a frame. */
const MOST_WITH_FRACTIONS = 24;

/** What bounds of a network are proved in. */
export function provedIn({ hidden }: SmallNetwork): Dividing<Fraction> {
  const neurons = hidden.reduce((sum, { biases }) => sum + biases.length, 0);
  return neurons > MOST_WITH_FRACTIONS ? DECIMAL_SLOPES : FRACTIONS;
}

/** The bounds by all methods as far as they are computed, the quickest first. */
export interface Ladder extends Partial<MethodBounds> {
  /** Undefined as well where the activation is smooth, or where there are more cells than are tried. */
  readonly exact?: ExactRange;
  /** Cells that were gone through so far. */
  readonly cells: number;
  readonly complete: boolean;
}

/** Method by method, then cell by cell; what is yielded says what is known so far. */
export function* ladderSteps(network: SmallNetwork, box: Box): Generator<() => Ladder, void> {
  let ladder: Ladder = { cells: 0, complete: false };
  const result = () => ladder;
  ladder = { ...ladder, zonotope: zonotopeRange(network, box) };
  yield result;
  ladder = { ...ladder, ...crownRange(network, box) };
  yield result;
  ladder = { ...ladder, alpha: alphaRange(network, box) };
  yield result;
  const steps = exactRangeSteps(network, box);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    ladder = { ...ladder, cells: step.value };
    yield result;
  }
  ladder = { ...ladder, ...(step.value ? { exact: step.value } : {}), complete: true };
  yield result;
}

function zonotopeRange(network: SmallNetwork, box: Box): DecimalRange {
  const arithmetic = provedIn(network);
  const [form] = zonotopeOf({ ...network, output: differenceLayer(network) }, box, arithmetic).outputs;
  if (!form) throw new RangeError('A network without outputs has no bounds');
  return decimalsAround(hullOf(form, arithmetic));
}

function crownRange(network: SmallNetwork, box: Box): Pick<MethodBounds, 'crown' | 'under'> {
  const crown = crownOf(network, box, provedIn(network));
  const objective = objectiveOf(network, crown.arithmetic);
  const { coefficients, constant } = travelBack(crown, objective);
  const [a, b, c] = [...coefficients, constant].map(decimalUnder) as [Decimal, Decimal, Decimal];
  return { crown: decimalsAround(boundsOfObjective(crown, objective)), under: [a, b, c] };
}

function alphaRange(network: SmallNetwork, box: Box): DecimalRange {
  const slopes = searchSlopes(network, box, objectiveOf(network, FLOATS));
  const crown = withSlopes(crownOf(network, box, provedIn(network)), network, slopes);
  return decimalsAround(boundsOfObjective(crown, objectiveOf(network, crown.arithmetic)));
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
