import { type NetworkNode, type NodeShapes, type Shape, sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import { CHECK_FILE } from '../../remedies';

/** The shape that two shapes have together under numpy's rules; a NetworkError where they do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === right || right === 1) return left;
    if (left === 1) return right;
    throw new NetworkError(`The shapes [${a.join(', ')}] and [${b.join(', ')}] do not fit together.`, CHECK_FILE);
  });
}

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

/** The two operands of a binary operator combined value by value, the second being an activation or the constant. */
export function combine(
  [first, second]: readonly Float64Array[],
  node: NetworkNode,
  shapes: NodeShapes,
  f: (x: number, y: number) => number,
): Float64Array {
  const x = first as Float64Array;
  const y = second ?? node.weights.constant?.data ?? x;
  const xAt = broadcastOffsets(shapes.inputs[0] as Shape, shapes.output);
  const yAt = broadcastOffsets(shapes.inputs[1] ?? node.weights.constant?.shape ?? [], shapes.output);
  const result = new Float64Array(xAt.length);
  for (let at = 0; at < result.length; at++) {
    result[at] = f(x[xAt[at] as number] as number, y[yAt[at] as number] as number);
  }
  return result;
}
