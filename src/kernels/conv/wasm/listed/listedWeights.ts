import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { keptWith } from '../../../keptConstants';
import type { SumConstants } from '../../../rounding/intervalSums';
import { addressOf, floatsOf } from '../../../wasm/heap';
import type { LayerPlan } from '../../layerPlan';

/** Outputs whose weights lie side by side; LISTED_OUTPUTS of wasm/assembly/listed/listedJob.ts. */
const PANEL = 16;

/** Panels that a layer's outputs fill, the last one perhaps in part. */
export function listedPanels({ outputs }: LayerPlan): number {
  return Math.ceil(outputs / PANEL);
}

/** Numbers of an image from the first of a window to its last, which are as far apart as their weights are. */
function numbersAcross({ image: [, columns, channels], window: [rows, taps] }: LayerPlan): number {
  return ((rows - 1) * columns + taps) * channels;
}

/** Bytes of a panel of weights. */
export function listedPanelBytes(plan: LayerPlan): number {
  return 4 * PANEL * numbersAcross(plan);
}

/** Where a layer's constants lie, in bytes. */
interface ListedWeights {
  readonly weights: number;
  readonly bias: number;
  readonly constants: number;
}

/** A layer's constants as the program for listed numbers reads them; made once and kept with its filter. */
export function listedWeights(
  backend: BackendWasm,
  filter: tf.TensorInfo,
  bias: tf.TensorInfo | undefined,
  plan: LayerPlan,
  shares: SumConstants,
): ListedWeights {
  const at = (key: string, make: () => Float32Array) =>
    addressOf(backend, keptWith(filter, key, () => [tf.tensor1d(make())])[0] as tf.Tensor);
  const perOutput = (of: (b: number) => number) => {
    const values = new Float32Array(PANEL * listedPanels(plan));
    const known = bias ? floatsOf(backend, bias) : new Float32Array(plan.outputs);
    for (let output = 0; output < plan.outputs; output++) values[output] = of(known[output] as number);
    return values;
  };
  const { shareOfBias, constant } = shares;
  return {
    weights: at(`listed weights ${plan.image[1]}`, () => spreadWeights(floatsOf(backend, filter), plan)),
    bias: at('listed bias', () => perOutput((b) => b)),
    constants: at(`listed constants ${shareOfBias}`, () => perOutput((b) => shareOfBias * Math.abs(b) + constant)),
  };
}

/**
 * Weights panel by panel, the sixteen of each number of a window as far behind those of its first number as the number itself in the image.
 *
 * @param filter [rows, columns, channels, outputs]
 */
function spreadWeights(filter: Float32Array, plan: LayerPlan): Float32Array {
  const { outputs, image, window } = plan;
  const [rows, taps, channels] = window;
  const across = numbersAcross(plan);
  const spread = new Float32Array(listedPanels(plan) * across * PANEL);
  for (let first = 0, panel = 0; first < outputs; first += PANEL, panel += across * PANEL) {
    const count = Math.min(PANEL, outputs - first);
    let from = first;
    for (let row = 0; row < rows; row++) {
      let to = panel + row * image[1] * channels * PANEL;
      // Sixteen at once: a first answer waits for this in cold code.
      for (let number = 0; number < taps * channels; number++, from += outputs, to += PANEL) {
        spread.set(filter.subarray(from, from + count), to);
      }
    }
  }
  return spread;
}
