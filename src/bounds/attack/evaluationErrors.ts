import * as tf from '@tensorflow/tfjs-core';
import { REAL_ROUNDING } from '../../catalog/roundings';
import { readTogether } from '../../kernels/readTogether';
import { moveOutward, packInterval } from '../../kernels/rounding/interval';
import { upToFloat32 } from '../../kernels/rounding/rounding';
import { makeUpFor } from '../../kernels/rows/concretizeRows';
import { lastReaders } from '../../network/forward';
import type { Values64 } from '../../network/forward64';
import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { Computed } from '../../network/statedErrors';
import type { ReadyNetwork } from '../../network/upload';
import { firstExcess, largestMagnitude } from '../readNodes';

/** Errors are counted in units of float64's roundoff. */
const UNIT = 2 ** -53;

/** Roundings granted to a sum besides its terms: a bias, factors, a scale that was computed itself. */
const SPARE_ROUNDINGS = 12;

/** Above this an error cannot be bounded. Below it |W|e is less than 2¹²⁰, |W| being at most 2⁴⁰ and of 2²⁰ terms. */
const LARGEST_ERROR = 2 ** 56;

/** A float32 number flushed to zero loses less than 2⁻¹²⁶ times a weight of 2⁴⁰, in 2²⁰ terms of 2²⁰ roundings each. */
const UNDERFLOW = 2 ** -40;

/**
 * How far the outputs that `values64` computed can lie from the exact ones.
 *
 * A running error: e is kept such that |x̂ − x| ≤ e·2⁻⁵³, x̂ being what was computed for x. Operations state by `errors`
 * what becomes of it.
 * - Sums with n roundings: fl(Wx̂ + b) is within γₙ(|W||x̂| + |b|) of Wx̂ + b, and that within |W|e·2⁻⁵³ of Wx + b; together
 *   n(|W|(|x̂| + e/n) + |b|) units, by one product with |W|.
 * - Functions: e times the slope over x̂ ± e·2⁻⁵³, and their own roundings.
 * - Choices: the largest e among those chosen from.
 * - Others: what they say themselves.
 * The tensors are float32; a factor after each operation accounts for their own roundings.
 *
 * @param values of every node at one sample, or at several row by row
 * @param offsets how far the sample itself may be from the exact one; absent where it is exact
 * @returns one for each output; infinite where the numbers of a sample are too large to be bounded
 */
export async function evaluationErrors(
  ready: ReadyNetwork,
  values: Values64,
  offsets?: Float64Array,
): Promise<Float64Array> {
  const { network } = ready;
  const [output, largest] = tf.tidy(() => {
    const { byName, peaks } = passErrors(ready, values, offsets, (name) => name === network.output);
    return [tf.clone(byName.get(network.output) as tf.Tensor), peaks];
  });
  const [errors, peaks] = (await readTogether([output, largest])) as [Float32Array, Float32Array];
  tf.dispose([output, largest]);
  const samples = samplesIn(ready, values);
  const isBounded = Array.from({ length: samples }, (_, sample) =>
    areWithin(ready, values, peaks, { sample, samples }),
  );
  const size = errors.length / samples;
  return Float64Array.from(errors, (error, at) =>
    isBounded[Math.floor(at / size)] ? UNIT * error : Number.POSITIVE_INFINITY,
  );
}

/** The same for every value, by name; undefined where numbers are too large to be bounded. */
export async function errorsOfValues(
  ready: ReadyNetwork,
  values: Values64,
  offsets?: Float64Array,
): Promise<ReadonlyMap<string, Float64Array> | undefined> {
  const names = [...values.keys()];
  const [peaks, ...errors] = tf.tidy(() => {
    const { byName, peaks } = passErrors(ready, values, offsets);
    return [peaks, ...names.map((name) => tf.clone(byName.get(name) as tf.Tensor))];
  }) as [tf.Tensor, ...tf.Tensor[]];
  const [largest, ...read] = await readTogether([peaks, ...errors]);
  tf.dispose([peaks, ...errors]);
  if (!areWithin(ready, values, largest as Float32Array)) return undefined;
  return new Map(names.map((name, at) => [name, Float64Array.from(read[at] as Float32Array, (error) => UNIT * error)]));
}

function samplesIn({ network, shapes }: ReadyNetwork, values: Values64): number {
  const { name } = network.input;
  return (values.get(name) as Float64Array).length / sizeOf(shapes.get(name) as Shape);
}

/** Whether a sample's numbers stay small enough for errors to be bounded, and errors themselves do. */
function areWithin(
  { network, nodes }: ReadyNetwork,
  values: Values64,
  peaks: Float32Array,
  { sample, samples } = { sample: 0, samples: 1 },
): boolean {
  const largestOf = (name: string) => {
    const all = values.get(name) as Float64Array;
    const size = all.length / samples;
    return largestMagnitude(all.subarray(sample * size, (sample + 1) * size));
  };
  const magnitudes = nodes.map((node) => largestOf(node.output));
  const isWithin = firstExcess(nodes, magnitudes, largestOf(network.input.name), REAL_ROUNDING) === nodes.length;
  return isWithin && peaks.every((peak, at) => at % samples !== sample || peak <= LARGEST_ERROR);
}

/**
 * e of the values that are kept, by name, and the largest e of every node, [nodes, samples].
 *
 * @param isKept of others what is known is freed once their last reader has run; default: all are kept
 */
function passErrors(
  { network, nodes, shapes }: ReadyNetwork,
  values: Values64,
  offsets?: Float64Array,
  isKept: (name: string) => boolean = () => true,
): { readonly byName: ReadonlyMap<string, tf.Tensor>; readonly peaks: tf.Tensor } {
  const tensorOf = (name: string) => {
    const [own, shape] = [values.get(name) as Float64Array, shapes.get(name) as Shape];
    return tf.tensor(Float32Array.from(own), [own.length / sizeOf(shape), ...shape]);
  };
  const input = tensorOf(network.input.name);
  const own =
    offsets &&
    tf.tensor(
      Float32Array.from(offsets, (offset) => upToFloat32(offset / UNIT)),
      input.shape,
    );
  const computed = new Map<string, Computed>([
    [network.input.name, { value: input, error: own ?? tf.zerosLike(input) }],
  ]);
  const lastReader = lastReaders(nodes);
  const samples = input.shape[0] as number;
  const peaks = nodes.map((node, at) => {
    const [value, error, peak] = tf.tidy(() => {
      const value = tensorOf(node.output);
      const inputs = node.inputs.map((name) => computed.get(name) as Computed);
      const error = tf.add(errorAfter(node, inputs, value), UNDERFLOW);
      return [value, error, tf.max(tf.reshape(error, [samples, -1]), 1)];
    }) as [tf.Tensor, tf.Tensor, tf.Tensor];
    computed.set(node.output, { value, error });
    for (const name of new Set(node.inputs)) {
      const known = lastReader.get(name) === at ? computed.get(name) : undefined;
      known?.value.dispose();
      if (!isKept(name)) known?.error.dispose();
    }
    return peak;
  });
  return {
    byName: new Map([...computed].map(([name, { error }]) => [name, error])),
    peaks: peaks.length > 0 ? tf.stack(peaks) : tf.zeros([0, samples]),
  };
}

/** e of an output, from what its inputs are. */
export function errorAfter(node: ReadyNode, inputs: readonly Computed[], value: tf.Tensor): tf.Tensor {
  const { backward, errors, forward } = operationOf(node.op);
  if (backward?.kind === 'affine') {
    const roundings = backward.terms(node).forward + SPARE_ROUNDINGS;
    const magnitudes = inputs.map((x) => tf.add(tf.abs(x.value), tf.div(x.error, roundings)));
    return tf.mul(backward.magnitude(magnitudes, node), roundings * makeUpFor(roundings + 16));
  }
  if (errors.kind === 'function') {
    const [input] = inputs as [Computed];
    const box = moveOutward(packInterval(input.value, input.value), tf.mul(input.error, UNIT));
    const passed = tf.mul(input.error, errors.slope(box, node));
    return tf.mul(tf.add(passed, tf.mul(tf.abs(value), errors.roundings)), makeUpFor(16));
  }
  if (errors.kind === 'own') return tf.mul(errors.after(inputs, value, node), makeUpFor(16));
  return forward(
    inputs.map(({ error }) => error),
    node,
  );
}
