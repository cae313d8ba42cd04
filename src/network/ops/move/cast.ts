import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { EXPORT_FLOAT32 } from '../../remedies';
import { identity } from './identity';

const FLOAT32 = 1;

/** A cast to float32, which changes nothing here. */
export const cast = defineOperation({
  ...identity,
  fromOnnx: (node, context) => {
    if (numberAttribute(node, 'to', 0) !== FLOAT32) {
      throw new NetworkError('It casts an activation to a type other than float32.', EXPORT_FLOAT32);
    }
    return { inputs: [activationInput(node, 0, context)], attributes: {}, weights: {} };
  },
  toOnnx: ({ inputs }) => ({ opType: 'Cast', inputs, attributes: { to: FLOAT32 } }),
});
