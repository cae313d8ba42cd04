import { values64 } from '../../network/forward64';
import type { ReadyNetwork } from '../../network/upload';
import type { Digits } from '../../numbers/digits';
import { evaluationErrors } from '../attack/evaluationErrors';
import { pointInside } from '../attack/insideBox';
import { areExactlyMet } from './exact/exactPoint';
import { agreesInFloat32 } from './exact/replay';
import type { Alternative, Row } from './floatProperty';

/** An input for which every row of an alternative is at most its limit, whatever float64 rounded. */
export interface Witness {
  /** Which alternative of the property. */
  readonly alternative: number;
  /** Internal layout; float32 numbers wherever the region has one. */
  readonly input: Float64Array;
  /** The network's outputs there, as float64 has them. */
  readonly outputs: Float64Array;
  /** The input exactly, where floats have only something near it. */
  readonly decimals?: readonly Digits[];
}

/** A share of the magnitudes that float64 may lose, and more. */
const NEAR = 2 ** -40;

/**
 * Whether a point found on a device, brought into the region, is a counterexample: evaluated in float64, with all that
 * evaluation may have lost counted against it, and exactly where a small network just reaches a limit.
 */
export async function checkWitness(
  ready: ReadyNetwork,
  property: readonly Alternative[],
  alternative: number,
  point: Float32Array,
): Promise<Witness | undefined> {
  const asked = property[alternative] as Alternative;
  const { region, rows } = asked;
  const input = pointInside(point, region.inside);
  const values = values64(ready.network, ready.shapes, input);
  const outputs = values.get(ready.network.output) as Float64Array;
  if (!rows.every((row) => isNear(row, outputs))) return undefined;
  const found = { alternative, input, outputs };
  const errors = await evaluationErrors(ready, values, region.offsets);
  // At a limit itself no error is small enough.
  const isMet = rows.every((row) => isAtMost(row, outputs, errors)) || areExactlyMet(ready, region, rows, input);
  return isMet && (await agreesInFloat32(ready, asked, input)) ? found : undefined;
}

/** Whether a row may be at most its limit, whatever summing it here has lost. */
function isNear({ coefficients, limit }: Row, outputs: Float64Array): boolean {
  let [sum, magnitude] = [0, Math.abs(limit.down)];
  for (let i = 0; i < coefficients.length; i++) {
    const product = (coefficients[i] as number) * (outputs[i] as number);
    sum += product;
    magnitude += Math.abs(product);
  }
  return sum <= limit.down + NEAR * magnitude;
}

/** Whether a row is at most its limit for all outputs within errors of these. */
function isAtMost(
  { coefficients, inexact, limit, isStrict }: Row,
  outputs: Float64Array,
  errors: Float64Array,
): boolean {
  let sum = 0;
  let off = 0;
  // A single output, taken as it is, is not rounded.
  const share = isAlone(coefficients) ? 0 : (coefficients.length + 2) * 2 ** -52;
  for (let i = 0; i < coefficients.length; i++) {
    const [a, y] = [coefficients[i] as number, outputs[i] as number];
    if (a === 0 && !inexact?.[i]) continue;
    sum += a * y;
    const magnitude = Math.abs(y) + (errors[i] as number);
    off += Math.abs(a) * ((errors[i] as number) + share * magnitude) + (inexact?.[i] ?? 0) * magnitude;
  }
  const most = off === 0 ? sum : sum + off * (1 + 2 ** -40) + Math.abs(sum) * 2 ** -52;
  return isStrict ? most < limit.down : most <= limit.down;
}

/** Whether a row is one output or its opposite. */
function isAlone(coefficients: Float32Array): boolean {
  const [first, ...others] = coefficients.filter((a) => a !== 0);
  return others.length === 0 && (first === undefined || Math.abs(first) === 1);
}
