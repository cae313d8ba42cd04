import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from '../../keptConstants';
import type { SumConstants } from '../../rounding/intervalSums';
import { addressOf, floatsOf } from '../../wasm/heap';
import type { LayerPlan } from '../layerPlan';
import { packedOutputs, packedWeights } from './packedWeights';
import { windowRuns } from './windowRuns';

/** Where a layer's constants lie, in bytes; all but the runs group by group. What is not needed is 0. */
export interface LayerConstants {
  readonly weights: number;
  readonly magnitudes: number;
  readonly runs: number;
  readonly runCount: number;
  /** What the sums over centres begin with (b), and those over radii (s). */
  readonly bias: number;
  readonly constants: number;
}

/**
 * A layer's constants as the program reads them; made once and kept with its filter.
 *
 * @param shares what radii add for rounding; without, there are no radii
 */
export function layerConstants(
  backend: BackendWasm,
  filter: tf.TensorInfo,
  bias: tf.TensorInfo | undefined,
  plan: LayerPlan,
  shares?: SumConstants,
): LayerConstants {
  const { terms, padded, window, geometry, outputs } = plan;
  const keep = (key: string, make: () => tf.Tensor) => keptWith(filter, key, () => [make()])[0] as tf.Tensor;
  const pack = (weights: Float32Array) => tf.tensor1d(packedWeights(weights, terms, geometry.groups));
  const start = (of: (b: number) => number) => {
    const values = bias ? floatsOf(backend, bias) : new Float32Array(outputs);
    return float64Tensor(packedOutputs(Float64Array.from(values, of), geometry.groups));
  };
  const runs = keep(`runs ${padded} ${geometry.dilations}`, () =>
    tf.tensor1d(windowRuns(window, padded, geometry), 'int32'),
  );
  const at = (tensor: tf.Tensor) => addressOf(backend, tensor);
  return {
    weights: at(keep(`weights ${geometry.groups}`, () => pack(floatsOf(backend, filter)))),
    magnitudes: shares
      ? at(keep(`magnitudes ${geometry.groups}`, () => pack(magnitudesOf(floatsOf(backend, filter)))))
      : 0,
    runs: at(runs),
    runCount: runs.size / 3,
    bias: at(keep('bias', () => start((b) => b))),
    constants: shares
      ? at(
          keep(`constants ${shares.shareOfBias}`, () =>
            start((b) => shares.shareOfBias * Math.abs(b) + shares.constant),
          ),
        )
      : 0,
  };
}

function magnitudesOf(values: Float32Array): Float32Array {
  const magnitudes = new Float32Array(values);
  for (let at = 0; at < magnitudes.length; at++) magnitudes[at] = Math.abs(magnitudes[at] as number);
  return magnitudes;
}

/** TensorFlow.js has no type for such numbers; their bytes are kept as if they were whole numbers. */
function float64Tensor(values: Float64Array): tf.Tensor {
  return tf.tensor1d(new Int32Array(values.buffer), 'int32');
}
