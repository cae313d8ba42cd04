import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { OUTWARD, type SumConstants, sumConstants } from '../rounding/intervalSums';
import { INTERVAL_CONV2D, type IntervalConv2dAttributes, type IntervalConv2dInputs } from './intervalConv2d';
import { type LayerPlan, planLayer } from './layerPlan';

/** A layer's numbers and what its bounds add for rounding. */
interface LoopLayer {
  /** [rows, columns, channels / groups, outputs] */
  readonly filter: Float32Array;
  readonly bias?: Float32Array | undefined;
  readonly constants: SumConstants;
  /** Whether bounds move outward before they are rounded to float32. */
  readonly isOutward: boolean;
}

/**
 * Bounds of a convolution over boxes, all sums in float64; see intervalSums.
 *
 * @param interval [2·batch, height, width, channels]
 * @returns [2·batch, height', width', outputs]
 */
function boundByLoops(interval: Float32Array, layer: LoopLayer, plan: LayerPlan): Float32Array {
  const { bias, constants } = layer;
  const { batch, output, outputs, positions } = plan;
  const outward = layer.isOutward ? OUTWARD : 0;
  const bounds = new Float32Array(2 * positions * outputs);
  const { centers, radii } = splitBounds(interval, constants);
  const sums = { center: 0, radius: 0 };
  let at = 0;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < output[0]; row++) {
      for (let column = 0; column < output[1]; column++) {
        for (let channel = 0; channel < outputs; channel++, at++) {
          const b = bias?.[channel] ?? 0;
          sums.center = b;
          sums.radius = constants.shareOfBias * Math.abs(b) + constants.constant;
          addWindow(sums, centers, radii, layer.filter, plan, image, row, column, channel);
          const below = sums.center - sums.radius;
          const above = sums.center + sums.radius;
          bounds[at] = below - Math.abs(below) * outward;
          bounds[positions * outputs + at] = above + Math.abs(above) * outward;
        }
      }
    }
  }
  return bounds;
}

/** Adds the products of one window with the weights of one output. */
function addWindow(
  sums: { center: number; radius: number },
  centers: Float64Array,
  radii: Float64Array,
  filter: Float32Array,
  { image: [height, width, channels], window: [rows, columns, perGroup], outputs, geometry }: LayerPlan,
  image: number,
  row: number,
  column: number,
  output: number,
): void {
  const { strides, pads, dilations, groups } = geometry;
  const firstChannel = Math.floor((output * groups) / outputs) * perGroup;
  let { center, radius } = sums;
  for (let r = 0; r < rows; r++) {
    const y = row * strides[0] - pads[0] + r * dilations[0];
    if (y < 0 || y >= height) continue;
    for (let s = 0; s < columns; s++) {
      const x = column * strides[1] - pads[1] + s * dilations[1];
      if (x < 0 || x >= width) continue;
      const from = ((image * height + y) * width + x) * channels + firstChannel;
      const weights = (r * columns + s) * perGroup * outputs + output;
      for (let c = 0; c < perGroup; c++) {
        const weight = filter[weights + c * outputs] as number;
        center += weight * (centers[from + c] as number);
        radius += Math.abs(weight) * (radii[from + c] as number);
      }
    }
  }
  sums.center = center;
  sums.radius = radius;
}

/** ĉ and r⁺ of intervalSums, steps (a) and (d). */
function splitBounds(bounds: Float32Array, { ofRadius, ofCenter }: SumConstants) {
  const count = bounds.length / 2;
  const centers = new Float64Array(count);
  const radii = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const lower = bounds[i] as number;
    const upper = bounds[count + i] as number;
    const center = Math.fround((lower + upper) / 2);
    centers[i] = center;
    radii[i] = ofRadius * Math.max(upper - center, center - lower) + ofCenter * Math.abs(center);
  }
  return { centers, radii };
}

/** Registers the convolution over boxes by plain loops with a backend whose numbers the processor reads. */
export function registerLoops(backendName: 'cpu' | 'wasm'): void {
  if (tf.getKernel(INTERVAL_CONV2D, backendName)) return;
  tf.registerKernel({
    kernelName: INTERVAL_CONV2D,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { interval, filter, bias } = inputs as unknown as IntervalConv2dInputs;
      const { geometry, rounding } = attrs as unknown as IntervalConv2dAttributes;
      const numbers = backend as tf.KernelBackend;
      const read = ({ dataId }: tf.TensorInfo) => numbers.readSync(dataId) as Float32Array;
      const plan = planLayer((interval.shape[0] as number) / 2, interval, filter, geometry);
      const layer = {
        filter: read(filter),
        bias: bias && read(bias),
        constants: sumConstants(plan.terms, rounding, true),
        isOutward: ROUNDINGS[rounding].outward,
      };
      const shape = [2 * plan.batch, ...plan.output, plan.outputs];
      const dataId = numbers.write(boundByLoops(read(interval), layer, plan), shape, 'float32');
      return { dataId, shape, dtype: 'float32' };
    },
  });
}
