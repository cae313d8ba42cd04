import type { backend_util } from '@tensorflow/tfjs-core';

/** Runs shorter than this are copied number by number, which then costs less than a call. */
const SHORT_RUN = 24;

/**
 * Copies a block out of a row-major array.
 *
 * @param begin the block's first index along each axis
 * @param size the block's shape
 * @param target receives the block row by row
 */
export function copyBlock(
  source: backend_util.TypedArray,
  shape: readonly number[],
  begin: readonly number[],
  size: readonly number[],
  target: backend_util.TypedArray,
): void {
  const { axis, run } = longestRun(shape, size);
  const strides = stridesOf(shape);
  const first = begin.reduce((offset, index, at) => offset + index * (strides[at] as number), 0);
  const index = new Array<number>(axis).fill(0);
  let from = first;
  for (let to = 0; to < target.length; to += run) {
    if (run < SHORT_RUN) for (let i = 0; i < run; i++) target[to + i] = source[from + i] as number;
    else target.set(source.subarray(from, from + run), to);
    from = step(index, size, strides, from);
  }
}

/** The axes from `axis` on lie in one piece, `run` numbers long. */
function longestRun(shape: readonly number[], size: readonly number[]): { axis: number; run: number } {
  let axis = shape.length;
  let run = 1;
  do {
    axis--;
    run *= size[axis] ?? 1;
  } while (axis > 0 && size[axis] === shape[axis]);
  return { axis: Math.max(0, axis), run };
}

/** Moves the index of the outer axes on by one; where it then points to. */
function step(index: number[], size: readonly number[], strides: readonly number[], from: number): number {
  let offset = from;
  for (let axis = index.length - 1; axis >= 0; axis--) {
    const next = (index[axis] as number) + 1;
    offset += strides[axis] as number;
    if (next < (size[axis] as number)) {
      index[axis] = next;
      return offset;
    }
    offset -= next * (strides[axis] as number);
    index[axis] = 0;
  }
  return offset;
}

function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number);
  }
  return strides;
}
