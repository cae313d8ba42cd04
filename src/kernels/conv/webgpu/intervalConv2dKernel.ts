import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { getKernel, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { INTERVAL_CONV2D, type IntervalConv2dAttributes, type IntervalConv2dInputs } from '../intervalConv2d';
import { planLayer } from '../layerPlan';
import { allowances } from './allowances';
import { blockSizes, cutIntoSlabs, inOneRow } from './blockSizes';
import { takesBlocks } from './blocksFrom';
import { blocksProgram } from './blocksProgram';
import { centerRadiusProgram } from './centerRadiusProgram';
import { cutInThree, intervalConv2dProgram } from './intervalConv2dProgram';

/** Registers the fused convolution over boxes with TensorFlow.js' WebGPU backend; dense layers use it too. */
export function registerIntervalConv2d(): void {
  if (getKernel(INTERVAL_CONV2D, 'webgpu')) return;
  registerKernel({
    kernelName: INTERVAL_CONV2D,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(
        inputs as unknown as IntervalConv2dInputs,
        attrs as unknown as IntervalConv2dAttributes,
        backend as WebGPUBackend,
      ),
  });
}

function run(
  { interval, filter, bias }: IntervalConv2dInputs,
  { geometry, rounding }: IntervalConv2dAttributes,
  backend: WebGPUBackend,
): TensorInfo {
  const plan = planLayer((interval.shape[0] as number) / 2, interval, filter, geometry);
  const { batch, image, output, window, terms, outputs, positions } = plan;
  const inBlocks = geometry.groups === 1 && takesBlocks('boxes', positions, outputs);
  const levels = inBlocks ? cutIntoSlabs(terms) : cutInThree(terms);
  const constants = allowances({ center: levels.terms, radius: levels.terms }, rounding);
  const centerRadius = backend.runWebGPUProgram(
    centerRadiusProgram(interval.shape),
    [interval],
    'float32',
    floats([constants.inflation, constants.radiusTiny, constants.radiusSlack]),
  );
  const sizes = {
    batch,
    input: image,
    output: [...output, outputs],
    filter: [window[0], window[1]],
    hasBias: bias !== undefined,
    geometry,
    levels,
  } as const;
  const { growth, shiftShare, middleShare, halfTiny, halfSlack } = constants;
  const uniforms = [...floats([growth, shiftShare, middleShare, halfTiny, halfSlack]), { type: 'int32', data: [0] }];
  const numbers = bias ? [centerRadius, filter, bias] : [centerRadius, filter];
  const result = inBlocks
    ? backend.runWebGPUProgram(blocksProgram(sizes), numbers.map(inOneRow), 'float32', [
        ...uniforms,
        ...blockSizes(sizes),
      ])
    : backend.runWebGPUProgram(intervalConv2dProgram(sizes), numbers, 'float32', uniforms);
  backend.disposeData(centerRadius.dataId);
  return { ...result, shape: [2 * batch, ...sizes.output] };
}

function floats(values: readonly number[]) {
  return values.map((value) => ({ type: 'float32', data: [value] }));
}
