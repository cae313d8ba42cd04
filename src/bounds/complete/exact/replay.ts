import * as tf from '@tensorflow/tfjs-core';
import { forward } from '../../../network/forward';
import type { ReadyNetwork } from '../../../network/upload';
import { add, compare, exact, multiply, ZERO } from '../../../numbers/dyadic';
import type { Alternative, Row } from '../floatProperty';
import { limitOf, scaleOf } from './exactBox';

/**
 * Whether an execution in float32, the one at hand, violates the property, too, where that is asked. Where the input is no float32
 * there is none at that input.
 */
export async function agreesInFloat32(
  ready: ReadyNetwork,
  { rows, asksRuns }: Alternative,
  input: Float64Array,
): Promise<boolean> {
  if (!asksRuns || input.some((x) => Math.fround(x) !== x)) return true;
  const output = tf.tidy(() => forward(ready, tf.tensor(Float32Array.from(input), [1, ...ready.network.input.shape])));
  const values = await output.data<'float32'>();
  output.dispose();
  return values.every(Number.isFinite) && rows.every((row) => isMet(row, values));
}

/** Whether a row is at most its limit: exactly, where its coefficients are floats. */
function isMet(row: Row, outputs: Float32Array): boolean {
  const scale = scaleOf({}, [row]);
  // What coefficients are off by speaks against it.
  const sum = outputs.reduce((total, y, i) => {
    const own = add(total, multiply(exact(row.coefficients[i] as number), exact(y)));
    const off = row.inexact?.[i] ?? 0;
    return off === 0 ? own : add(own, multiply(exact(off), exact(Math.abs(y))));
  }, ZERO);
  const order = compare(multiply(sum, scale), limitOf(row, 'down', scale));
  return row.isStrict ? order < 0 : order <= 0;
}
