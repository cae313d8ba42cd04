import * as tf from '@tensorflow/tfjs-core';
import type { OperationName } from '../../../catalog/operations';
import { ROUNDINGS } from '../../../catalog/roundings';
import { relaxationOfMax } from '../../../kernels/relaxation/reluRelaxation';
import type { NetworkNode } from '../../network';
import { defineOperation } from '../../operation';
import { exactFunction } from '../errors';
import { NEVER_NEGATIVE } from '../known';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** max(0, x). Exact in floating point, so its bounds need no allowance. */
export const relu = defineOperation({
  known: () => ({ ...NEVER_NEGATIVE(), is: 'raises' }),
  inferShape: only,
  forward: (inputs) => tf.relu(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => Math.max(0, x)),
  interval: (inputs) => tf.relu(only(inputs)),
  errors: exactFunction(1),
  backward: {
    kind: 'relaxed',
    relaxation: (input, _node, rounding) => relaxationOfMax(input, ROUNDINGS[rounding].outward),
    choice: () => ({ kind: 'slope', least: 0 }),
    bends: () => [0],
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});

/** A node that takes the positive part of a value. */
export function rectifying(input: string, output: string): NetworkNode {
  return { name: output, op: 'Relu' satisfies OperationName, inputs: [input], output, attributes: {}, weights: {} };
}
