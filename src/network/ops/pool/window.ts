import { describeShape } from '../../describe';
import { shapeToOnnx } from '../../layout';
import { LARGEST_ACTIVATION } from '../../limits';
import type { Shape } from '../../network';
import { NetworkError } from '../../networkError';
import type { OnnxNode } from '../../onnxNode';
import { listAttribute, textAttribute } from '../../onnxReading';

/** How a window of rows × columns walks over an image. */
export type Window = {
  readonly strides: readonly [number, number];
  /** Rows and columns added: top, left, bottom, right. */
  readonly pads: readonly [number, number, number, number];
  readonly dilations: readonly [number, number];
};

/** The image's sizes, or a NetworkError when the value is no image. */
export function imageShape(shape: Shape): readonly [number, number, number] {
  if (shape.length === 3) return shape as readonly [number, number, number];
  throw new NetworkError(
    `Its input has the shape ${describeShape(shapeToOnnx(shape))}; only images [batch, channels, height, width] are taken.`,
    'Reshape the value to an image; one-dimensional signals can be images of height 1.',
  );
}

/** Reads strides, dilations and pads; automatic padding is worked out for this input. */
export function readWindow(node: OnnxNode, kernel: readonly [number, number], input: Shape): Window {
  const [height, width] = imageShape(input);
  const strides = pair(node, 'strides');
  const dilations = pair(node, 'dilations');
  const automatic = textAttribute(node, 'auto_pad', 'NOTSET');
  if (automatic === 'NOTSET' || automatic === '') return { strides, dilations, pads: explicitPads(node) };
  if (automatic === 'VALID') return { strides, dilations, pads: [0, 0, 0, 0] };
  if (automatic !== 'SAME_UPPER' && automatic !== 'SAME_LOWER') {
    throw new NetworkError(`Its auto_pad “${automatic}” is unknown.`, 'Export with explicit pads.');
  }
  const rows = samePads(height, kernel[0], strides[0], dilations[0], automatic);
  const columns = samePads(width, kernel[1], strides[1], dilations[1], automatic);
  return { strides, dilations, pads: [rows[0], columns[0], rows[1], columns[1]] };
}

/** Two positive integers. */
export function pair(node: OnnxNode, name: string, otherwise?: readonly [number, number]): readonly [number, number] {
  const list = listAttribute(node, name) ?? otherwise ?? [1, 1];
  if (list.length === 2 && list.every((value) => Number.isSafeInteger(value) && value >= 1)) {
    return [list[0] as number, list[1] as number];
  }
  throw new NetworkError(
    `Its ${name} [${list.join(', ')}] are not two positive integers.`,
    'Only windows over images (two dimensions) are taken.',
  );
}

function explicitPads(node: OnnxNode): Window['pads'] {
  const pads = listAttribute(node, 'pads') ?? [0, 0, 0, 0];
  if (pads.length === 4 && pads.every((pad) => Number.isSafeInteger(pad) && pad >= 0)) {
    return [pads[0] as number, pads[1] as number, pads[2] as number, pads[3] as number];
  }
  throw new NetworkError(
    `Its pads [${pads.join(', ')}] are not four integers of at least 0.`,
    'Only windows over images (two dimensions) are taken.',
  );
}

function samePads(size: number, kernel: number, stride: number, dilation: number, mode: string): [number, number] {
  const outputs = Math.ceil(size / stride);
  const total = Math.max(0, (outputs - 1) * stride + (kernel - 1) * dilation + 1 - size);
  const less = Math.floor(total / 2);
  return mode === 'SAME_UPPER' ? [less, total - less] : [total - less, less];
}

/** Rows and columns that a window gives; a NetworkError when it does not fit into the padded image. */
export function windowOutput(
  input: Shape,
  kernel: readonly [number, number],
  window: Window,
  ceil = false,
): readonly [number, number] {
  const [height, width, channels] = imageShape(input);
  const [top, left, bottom, right] = window.pads;
  if ((height + top + bottom) * (width + left + right) * channels > LARGEST_ACTIVATION) {
    throw new NetworkError('Its padded input is too large to be computed.', 'Use smaller pads.');
  }
  const rows = outputSize(height, [top, bottom], kernel[0], window.strides[0], window.dilations[0], ceil);
  const columns = outputSize(width, [left, right], kernel[1], window.strides[1], window.dilations[1], ceil);
  return [rows, columns];
}

/** Whether a last window is left out that would start in the padding behind the image. */
export function leavesOut([height, width]: Shape, kernel: readonly [number, number], window: Window): boolean {
  const { pads, strides, dilations } = window;
  return [height as number, width as number].some((size, axis) => {
    const room = size + (pads[axis] as number) + (pads[axis + 2] as number);
    const outputs = Math.ceil(
      (room - ((kernel[axis] as number) - 1) * (dilations[axis] as number) - 1) / strides[axis as 0],
    );
    return outputs * strides[axis as 0] >= size + (pads[axis] as number);
  });
}

function outputSize(
  size: number,
  [before, after]: readonly [number, number],
  kernel: number,
  stride: number,
  dilation: number,
  ceil: boolean,
): number {
  const room = size + before + after - (kernel - 1) * dilation - 1;
  if (room < 0) {
    throw new NetworkError(
      `Its window of ${(kernel - 1) * dilation + 1} does not fit into ${size + before + after} padded rows or columns.`,
      'Use a smaller window or a larger input.',
    );
  }
  const outputs = (ceil ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
  // A last window that would start beyond the image and its leading pads is left out.
  return ceil && (outputs - 1) * stride >= size + before ? outputs - 1 : outputs;
}
