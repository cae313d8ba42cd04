import { NetworkError } from '../../networkError';
import { activationInput, optionalConstant } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { identity } from './identity';

/** Changes nothing outside training. */
export const dropout = defineOperation({
  ...identity,
  fromOnnx: (node, context) => {
    const training = optionalConstant(node, 2, context);
    // In training mode, too, none of nothing is dropped.
    const drops = optionalConstant(node, 1, context)?.data.some((ratio) => ratio !== 0) ?? true;
    if (drops && training?.data.some((value) => value !== 0)) {
      throw new NetworkError('It is in training mode.', 'Call model.eval() before exporting.');
    }
    return { inputs: [activationInput(node, 0, context)], attributes: {}, weights: {} };
  },
});
