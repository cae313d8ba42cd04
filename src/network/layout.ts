import type { Shape } from './network';

/**
 * ONNX keeps images channels first, TF.js channels last. Every value of rank 4 (batch, height, width, channels) is
 * stored channels last here; every other value as ONNX has it. So the rank alone says which layout, and conversions
 * happen when a file is read or written and where a network itself reorders values (Reshape, Transpose).
 */

/** From [n, channels, height, width] to [n, height, width, channels]. */
export const TO_CHANNELS_LAST = [0, 2, 3, 1] as const;
/** From [n, height, width, channels] to [n, channels, height, width]. */
export const TO_CHANNELS_FIRST = [0, 3, 1, 2] as const;

/** Internal shape (batch left out) of ONNX's sizes (batch left out). */
export function shapeFromOnnx(shape: Shape): Shape {
  return permuteShapeIfImage(shape, [1, 2, 0]);
}

/** ONNX's sizes (batch left out) of an internal shape (batch left out). */
export function shapeToOnnx(shape: Shape): Shape {
  return permuteShapeIfImage(shape, [2, 0, 1]);
}

function permuteShapeIfImage(shape: Shape, order: readonly number[]): Shape {
  return shape.length === 3 ? order.map((axis) => shape[axis] as number) : shape;
}

/** Reorders the axes of an array kept row by row: axis k of the result is axis `order[k]` of the source. */
export function permute<T extends Uint8Array | Float32Array | Float64Array>(
  data: T,
  shape: readonly number[],
  order: readonly number[],
): T {
  const result = new (data.constructor as new (length: number) => T)(data.length);
  const outer = walk(shape, order);
  const { size, step } = outer.pop() ?? { size: data.length, step: 1 };
  const index = new Array<number>(outer.length).fill(0);
  let source = 0;
  for (let target = 0; target < data.length; target += size) {
    for (let i = 0; i < size; i++) result[target + i] = data[source + i * step] as number;
    for (let at = outer.length - 1; at >= 0; at--) {
      const axis = outer[at] as Axis;
      index[at] = (index[at] as number) + 1;
      source += axis.step;
      if ((index[at] as number) < axis.size) break;
      source -= axis.size * axis.step;
      index[at] = 0;
    }
  }
  return result;
}

/** An axis of the result: how many steps, and how far each goes in the source. */
interface Axis {
  readonly size: number;
  readonly step: number;
}

/** The axes of the result; those that follow each other in the source, too, are walked as one. */
function walk(shape: readonly number[], order: readonly number[]): Axis[] {
  const strides = rowStrides(shape);
  const axes: Axis[] = [];
  order.forEach((axis, at) => {
    const size = shape[axis] as number;
    const follows = at > 0 && axis === (order[at - 1] as number) + 1;
    const before = follows ? (axes.pop() as Axis).size : 1;
    axes.push({ size: before * size, step: strides[axis] as number });
  });
  return axes;
}

function rowStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number);
  }
  return strides;
}

/** Values of a batch of samples of an internal `shape`, in ONNX's order. */
export function valuesToOnnx<T extends Float32Array | Float64Array>(data: T, shape: Shape): T {
  return shape.length === 3 ? permute(data, [data.length / product(shape), ...shape], TO_CHANNELS_FIRST) : data;
}

/** Values of a batch of samples given in ONNX's order, in the internal order of `shape`. */
export function valuesFromOnnx<T extends Float32Array | Float64Array>(data: T, shape: Shape): T {
  if (shape.length !== 3) return data;
  const [height, width, channels] = shape as [number, number, number];
  return permute(data, [data.length / product(shape), channels, height, width], TO_CHANNELS_LAST);
}

function product(shape: Shape): number {
  return Math.max(
    1,
    shape.reduce((a, b) => a * b, 1),
  );
}
