import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyBlock } from './slices';

function blockOf(shape: number[], begin: number[], size: number[]): number[] {
  const source = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i);
  const target = new Float32Array(size.reduce((a, b) => a * b, 1));
  copyBlock(source, shape, begin, size, target);
  return [...target];
}

describe('copyBlock', () => {
  it('copies rows, columns, inner blocks and single numbers', () => {
    expect(blockOf([3, 2], [1, 0], [2, 2])).toEqual([2, 3, 4, 5]);
    expect(blockOf([3, 2], [0, 1], [3, 1])).toEqual([1, 3, 5]);
    expect(blockOf([2, 3, 2], [0, 1, 0], [2, 2, 2])).toEqual([2, 3, 4, 5, 8, 9, 10, 11]);
    expect(blockOf([5], [3], [1])).toEqual([3]);
    expect(blockOf([], [], [])).toEqual([0]);
  });

  it('copies blocks of any shape, with long runs and short ones', () => {
    const axis = fc.integer({ min: 1, max: 30 }).chain((length) =>
      fc.integer({ min: 0, max: length - 1 }).chain((begin) =>
        fc.record({
          length: fc.constant(length),
          begin: fc.constant(begin),
          size: fc.integer({ min: 1, max: length - begin }),
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 3 }), (axes) => {
        const shape = axes.map(({ length }) => length);
        const offsets = axes.reduce(
          (sofar, { length, begin, size }) =>
            sofar.flatMap((offset) => Array.from({ length: size }, (_, i) => offset * length + begin + i)),
          [0],
        );
        const found = blockOf(
          shape,
          axes.map(({ begin }) => begin),
          axes.map(({ size }) => size),
        );
        expect(found).toEqual(offsets);
      }),
    );
  });
});
