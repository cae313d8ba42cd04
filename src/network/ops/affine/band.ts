import * as tf from '@tensorflow/tfjs-core';
import { magnitudeOf, packInterval } from '../../../kernels/rounding/interval';
import { activationInput } from '../../onnxReading';
import { defineOperation } from '../../operation';
import type { Computed } from '../../statedErrors';
import { only } from '../activation/unary';
import { UNKNOWN } from '../known';

/** Whether it stands for what is left out of a function, in every execution, and not for what weights are. */
type BandAttributes = { readonly ofValues?: 1 };

/** Units of 2⁻⁵³. */
const UNITS = 2 ** 53;

/**
 * Of z ≥ 0, anything from −z to z: by how much a sum may be off whose weights are known that well, or a value of whose
 * function a little is left out. Evaluated it is 0, and off by z. What other software makes of such weights is not stated.
 */
export const band = defineOperation<BandAttributes>({
  known: UNKNOWN,
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
    isStated: ({ attributes }) => attributes.ofValues === 1,
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
  fromOnnx: (node, context) => ({
    inputs: [activationInput(node, 0, context)],
    attributes: node.attributes.ofValues === 1 ? { ofValues: 1 } : {},
    weights: {},
  }),
  toOnnx: ({ inputs }) => ({
    opType: 'Mul',
    inputs: [only(inputs), { shape: [], type: 'float', data: Float32Array.of(0) }],
    attributes: {},
  }),
});
