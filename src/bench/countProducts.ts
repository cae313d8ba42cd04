import * as tf from '@tensorflow/tfjs-core';
import { productsOfChains } from '../kernels/chain/wasm/runChain';
import { CONV2D_IN_BLOCKS } from '../kernels/conv/conv2dInBlocks';
import { PHASED_CONV2D } from '../kernels/conv/conv2dTransposed';
import { INTERVAL_CONV2D } from '../kernels/conv/intervalConv2d';

type Shape = readonly number[];

/** Products that a kernel sums: those of an output, times all outputs. Of boxes, both bounds are outputs. */
const KERNELS: Readonly<Record<string, (output: Shape, inputs: Record<string, tf.TensorInfo>) => number>> = {
  [INTERVAL_CONV2D]: (output, inputs) => ofFilter(output, inputs.filter),
  [CONV2D_IN_BLOCKS]: (output, inputs) => ofFilter(output, inputs.filter),
  [PHASED_CONV2D]: (output, inputs) => ofPhases(output, inputs.phased as tf.TensorInfo),
  [tf.Conv2D]: (output, inputs) => ofFilter(output, inputs.filter),
  [tf.FusedConv2D]: (output, inputs) => ofFilter(output, inputs.filter),
  [tf.BatchMatMul]: (output, inputs) => ofMatrix(output, inputs.a, inputs.b),
  [tf._FusedMatMul]: (output, inputs) => ofMatrix(output, inputs.a, inputs.b),
};

function ofFilter(output: Shape, filter?: tf.TensorInfo): number {
  const [rows = 0, columns = 0, channels = 0] = filter?.shape ?? [];
  return tf.util.sizeFromShape([...output]) * rows * columns * channels;
}

/** A number of the output goes one phase's taps: those of the window that are not there are zeros. */
function ofPhases(output: Shape, phased: tf.TensorInfo): number {
  return (tf.util.sizeFromShape([...output]) / (phased.shape[3] as number)) * countTaps(phased);
}

const taps = new WeakMap<tf.DataId, number>();

function countTaps({ dataId }: tf.TensorInfo): number {
  const known = taps.get(dataId) ?? (tf.backend().readSync(dataId) as Float32Array).filter((tap) => tap !== 0).length;
  taps.set(dataId, known);
  return known;
}

/** Whichever of the matrices is turned, the three sizes are those of a, b and their product. */
function ofMatrix(output: Shape, a?: tf.TensorInfo, b?: tf.TensorInfo): number {
  const [first, second, own] = [a?.shape ?? [], b?.shape ?? [], output].map((shape) => {
    return shape.slice(-2).reduce((product, size) => product * size, 1);
  }) as [number, number, number];
  return (tf.util.sizeFromShape([...output]) / own) * Math.sqrt(first * second * own);
}

const counts = new Map<string, number>();
const counted = new Set<string>();

/** How many products a task has the current backend compute: what is useful, however long it takes. */
export async function countProducts(run: () => Promise<void>): Promise<number> {
  const backend = tf.getBackend();
  if (!counted.has(backend)) countKernels(backend);
  counted.add(backend);
  counts.set(backend, 0);
  const before = productsOfChains();
  await run();
  return (counts.get(backend) as number) + productsOfChains() - before;
}

function countKernels(backendName: string): void {
  for (const [kernelName, productsOf] of Object.entries(KERNELS)) {
    const kernel = tf.getKernel(kernelName, backendName);
    if (!kernel) continue;
    tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({
      ...kernel,
      kernelFunc: (call) => {
        const result = kernel.kernelFunc(call);
        const inputs = call.inputs as Record<string, tf.TensorInfo>;
        const products = productsOf((result as tf.TensorInfo).shape, inputs);
        counts.set(backendName, (counts.get(backendName) ?? 0) + products);
        return result;
      },
    });
  }
}
