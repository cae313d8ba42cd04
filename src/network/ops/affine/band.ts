import * as tf from '@tensorflow/tfjs-core';
import { magnitudeOf, packInterval } from '../../../kernels/rounding/interval';
import { defineOperation } from '../../operation';
import type { Computed } from '../../statedErrors';
import { only, unaryFromOnnx } from '../activation/unary';

/** Units of 2⁻⁵³. */
const UNITS = 2 ** 53;

/**
 * Of z ≥ 0, anything from −z to z: by how much a sum may be off whose weights are known that well. Evaluated it is 0, and
 * off by z. What other software makes of such weights is not stated.
 */
export const band = defineOperation({
  inferShape: only,
  forward: (inputs) => tf.zerosLike(only(inputs)),
  evaluate: (inputs) => only(inputs).map(() => 0),
  interval: (inputs) =>
    tf.tidy(() => {
      const most = magnitudeOf(only(inputs));
      return packInterval(tf.neg(most), most);
    }),
  errors: {
    kind: 'own',
    isStated: () => false,
    execution: () => 0,
    after: (inputs) => {
      const { value, error } = only(inputs) as Computed;
      return tf.add(tf.mul(tf.abs(value), UNITS), error);
    },
  },
  backward: {
    kind: 'passing',
    // a·v ≥ −|a|z, exactly.
    pass: (coefficients, _node, { batch }) => {
      const rows = (coefficients.shape[0] as number) / batch;
      const passed = tf.tidy(() => tf.neg(tf.abs(coefficients)));
      return { coefficients: [passed], constant: tf.zeros([batch, rows]), error: tf.zeros([batch, rows]) };
    },
    wantsTight: (inputs) => inputs.map(({ lower }) => new Uint8Array(lower.length)),
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: ({ inputs }) => ({
    opType: 'Mul',
    inputs: [only(inputs), { shape: [], type: 'float', data: Float32Array.of(0) }],
    attributes: {},
  }),
});
