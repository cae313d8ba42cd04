import * as tf from '@tensorflow/tfjs-core';
import { forward } from '../network/forward';
import { valuesFromOnnx, valuesToOnnx } from '../network/layout';
import type { Network, Shape } from '../network/network';
import { uploadNetwork } from '../network/upload';

/** The network's output on a batch; both in ONNX's order. Fails when tensors are left behind. */
export function runNetwork(network: Network, input: Float32Array, batch = 1): Float32Array {
  const tensors = tf.memory().numTensors;
  const ready = uploadNetwork(network);
  const x = tf.tensor(valuesFromOnnx(input, network.input.shape), [batch, ...network.input.shape]);
  const y = forward(ready, x);
  const output = valuesToOnnx(y.dataSync() as Float32Array, ready.shapes.get(network.output) as Shape);
  tf.dispose([x, y]);
  ready.dispose();
  if (tf.memory().numTensors !== tensors) throw new Error('Tensors were left behind.');
  return output;
}
