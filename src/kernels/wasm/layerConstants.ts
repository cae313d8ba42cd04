import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { SumConstants } from '../intervalSums';
import { keptWith } from '../keptConstants';
import type { LayerPlan } from '../layerPlan';
import { addressOf, floatsOf } from './heap';
import { packedOutputs, packedWeights } from './packedWeights';
import { windowRuns } from './windows';

/** Where a layer's constants lie, in bytes; weights and starts group by group. */
export interface LayerConstants {
  readonly weights: number;
  readonly magnitudes: number;
  readonly runs: number;
  readonly runCount: number;
  /** What the sums over centres begin with (b), and those over radii (s). */
  readonly bias: number;
  readonly constants: number;
}

/** A layer's constants as the program reads them; made once and kept with its filter. */
export function layerConstants(
  backend: BackendWasm,
  filter: tf.TensorInfo,
  bias: tf.TensorInfo | undefined,
  plan: LayerPlan,
  shares: SumConstants,
): LayerConstants {
  const { terms, padded, window, geometry } = plan;
  const [weights, magnitudes] = keptWith(filter, `packed ${geometry.groups}`, () => {
    const packed = packedWeights(floatsOf(backend, filter), terms, geometry.groups);
    return [tf.tensor1d(packed), tf.tensor1d(packed.map(Math.abs))];
  });
  const [runs] = keptWith(filter, `runs ${padded} ${geometry.dilations}`, () => {
    return [tf.tensor1d(windowRuns(window, padded, geometry), 'int32')];
  });
  const [starts, slacks] = keptWith(filter, `starts ${shares.shareOfBias}`, () => {
    const values = bias ? floatsOf(backend, bias) : new Float32Array(plan.outputs);
    const slack = Float64Array.from(values, (b) => shares.shareOfBias * Math.abs(b) + shares.constant);
    return [values, slack].map((numbers) => float64Tensor(packedOutputs(numbers, geometry.groups)));
  });
  const at = (tensor: tf.Tensor | undefined) => addressOf(backend, tensor as tf.Tensor);
  return {
    weights: at(weights),
    magnitudes: at(magnitudes),
    runs: at(runs),
    runCount: (runs as tf.Tensor).size / 3,
    bias: at(starts),
    constants: at(slacks),
  };
}

/** TensorFlow.js has no type for such numbers; their bytes are kept as if they were whole numbers. */
function float64Tensor(values: Float64Array): tf.Tensor {
  return tf.tensor1d(new Int32Array(values.buffer), 'int32');
}
