import { type Shape, sizeOf } from '../../network';

/** For every position of `output`, row by row, the position in a value of the given shape that is broadcast to it. */
export function broadcastOffsets(shape: Shape, output: Shape): Uint32Array {
  let offsets = new Uint32Array(1);
  let stride = 1;
  for (let axis = 1; axis <= output.length; axis++) {
    const size = shape.at(-axis) ?? 1;
    if (axis > shape.length) break;
    offsets = repeated(offsets, output.at(-axis) as number, size === 1 ? 0 : stride);
    stride *= size;
  }
  return repeated(offsets, sizeOf(output) / offsets.length, 0);
}

/** `count` copies one after the other, each moved on by `step`. */
function repeated(offsets: Uint32Array, count: number, step: number): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(offsets.length * count);
  for (let at = 0; at < result.length; at++) {
    const copy = Math.floor(at / offsets.length);
    result[at] = (offsets[at - copy * offsets.length] as number) + copy * step;
  }
  return result;
}
