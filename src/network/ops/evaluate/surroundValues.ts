import { type Shape, sizeOf } from '../../network';
import type { NodeShapes } from '../../operation';

/** A value surrounded by a constant; negative counts in `before` crop, as do outputs that end before the input does. */
export function surroundValues(
  x: Float64Array,
  before: readonly number[],
  constant: number,
  shapes: NodeShapes,
): Float64Array {
  const input = shapes.inputs[0] as Shape;
  const { output } = shapes;
  const result = new Float64Array(sizeOf(output)).fill(constant);
  const place = (axis: number, from: number, to: number): void => {
    if (axis === input.length) {
      result[to] = x[from] as number;
      return;
    }
    const [size, room] = [input[axis] as number, output[axis] as number];
    for (let index = 0; index < size; index++) {
      const target = index + (before[axis] as number);
      if (target >= 0 && target < room) place(axis + 1, from * size + index, to * room + target);
    }
  };
  place(0, 0, 0);
  return result;
}
