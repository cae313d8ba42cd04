import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { getKernel, type NamedAttrMap, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import type { ConvGeometry } from '../conv2d';
import { INTERVAL_CONV2D, type IntervalConv2dAttributes } from '../intervalConv2d';
import { allowances } from '../intervalLinear';
import { centerRadiusProgram } from './centerRadiusProgram';
import { intervalConv2dProgram } from './intervalConv2dProgram';
import { cutInThree } from './sumLevels';

/** Registers the fused convolution over boxes with TensorFlow.js' WebGPU backend; dense layers use it too. */
export function registerIntervalConv2d(): void {
  if (getKernel(INTERVAL_CONV2D, 'webgpu')) return;
  registerKernel({
    kernelName: INTERVAL_CONV2D,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(
        inputs as { interval: TensorInfo; filter: TensorInfo; bias?: TensorInfo },
        attrs as NamedAttrMap & IntervalConv2dAttributes,
        backend as WebGPUBackend,
      ),
  });
}

function run(
  { interval, filter, bias }: { interval: TensorInfo; filter: TensorInfo; bias?: TensorInfo },
  { geometry, rounding }: IntervalConv2dAttributes,
  backend: WebGPUBackend,
): TensorInfo {
  const [ends, ...input] = interval.shape as [number, number, number, number];
  const [rows, columns, channels, outputs] = filter.shape as [number, number, number, number];
  const all = rows * columns * channels;
  const levels = cutInThree(all);
  const constants = allowances({ all, center: levels.terms, radius: levels.terms }, rounding);
  const centerRadius = backend.runWebGPUProgram(
    centerRadiusProgram(interval.shape),
    [interval],
    'float32',
    floats([constants.inflation, constants.radiusTiny, constants.radiusSlack]),
  );
  const program = intervalConv2dProgram({
    batch: ends / 2,
    input,
    output: [...outputSize(input, [rows, columns], geometry), outputs],
    filter: [rows, columns],
    hasBias: bias !== undefined,
    geometry,
    levels,
  });
  const { growth, shiftShare, middleShare, halfTiny, halfSlack } = constants;
  const result = backend.runWebGPUProgram(
    program,
    bias ? [centerRadius, filter, bias] : [centerRadius, filter],
    'float32',
    [...floats([growth, shiftShare, middleShare, halfTiny, halfSlack]), { type: 'int32', data: [0] }],
  );
  backend.disposeData(centerRadius.dataId);
  return result;
}

function floats(values: readonly number[]) {
  return values.map((value) => ({ type: 'float32', data: [value] }));
}

function outputSize(
  [height, width]: readonly [number, number, number],
  [rows, columns]: readonly [number, number],
  { strides, pads, dilations }: ConvGeometry,
): [number, number] {
  const along = (size: number, before: number, after: number, taps: number, dilation: number, stride: number) =>
    Math.floor((size + before + after - dilation * (taps - 1) - 1) / stride) + 1;
  return [
    along(height, pads[0], pads[2], rows, dilations[0], strides[0]),
    along(width, pads[1], pads[3], columns, dilations[1], strides[1]),
  ];
}
