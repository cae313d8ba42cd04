import * as tf from '@tensorflow/tfjs-core';
import { INTERVAL_CONV2D, type IntervalConv2dAttributes, type IntervalConv2dInputs } from '../intervalConv2d';
import { sumConstants } from '../intervalSums';
import { planLayer } from '../layerPlan';
import { boundByLoops } from './boundByLoops';

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
        isOutward: rounding !== 'none',
      };
      const shape = [2 * plan.batch, ...plan.output, plan.outputs];
      const dataId = numbers.write(boundByLoops(read(interval), layer, plan), shape, 'float32');
      return { dataId, shape, dtype: 'float32' };
    },
  });
}
