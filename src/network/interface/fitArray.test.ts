import { describe, expect, it } from 'vitest';
import { fitArray } from './fitArray';

/** Numbers 0, 1, 2, … in that shape. */
function counting(...shape: number[]) {
  return {
    shape,
    data: Float64Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => i),
  };
}

/** Where entry [channel, row, column] of a picture of 3 × 2 × 2 stands among those kept channels last. */
const FROM_CHANNELS_LAST = [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11];
/** Where entry [row, column, channel] of a picture of 3 × 3 × 2 stands among those kept channels first. */
const FROM_CHANNELS_FIRST = Array.from({ length: 9 }, (_, pixel) => [pixel, pixel + 9]).flat();

describe('fitArray', () => {
  it('takes lists in the order of the model, several inputs one after the other or a row each', () => {
    expect(fitArray(counting(2, 12), [3, 2, 2])).toEqual({ values: counting(24).data, batch: 2 });
    expect(fitArray(counting(1, 1, 12), [3, 2, 2])).toEqual({ values: counting(12).data, batch: 1 });
    expect(fitArray(counting(12), [3, 2, 2])).toEqual({ values: counting(12).data, batch: 1 });
    expect(fitArray(counting(24), [3, 2, 2])).toMatchObject({ batch: 2 });
  });

  it.each([
    [[3, 2, 2], [3, 2, 2], 1],
    [[1, 3, 2, 2], [3, 2, 2], 1],
    [[5, 3, 2, 2], [3, 2, 2], 5],
    [[4, 4], [1, 4, 4], 1],
    [[7, 4, 4], [1, 4, 4], 7],
    [[4, 4, 1], [1, 4, 4], 1],
    [[2, 4, 4, 1], [1, 4, 4], 2],
    [[2, 4], [4], 2],
    [[4, 1], [4], 1],
    [[], [1], 1],
    [[3, 1], [1], 3],
    [[3, 3, 3], [3, 3, 3], 1],
  ])('takes an array of %j for an input of %j as it stands', (shape, sizes, batch) => {
    const array = counting(...shape);
    expect(fitArray(array, sizes)).toEqual({ values: array.data, batch });
  });

  it('turns pictures whose channels stand at the other end, and says so', () => {
    const last = fitArray(counting(2, 2, 3), [3, 2, 2]);
    expect([...last.values]).toEqual(FROM_CHANNELS_LAST);
    expect(last.note).toMatch(/2×2×3.*height × width × channels/);
    const first = fitArray(counting(2, 3, 3), [3, 3, 2]);
    expect([...first.values]).toEqual(FROM_CHANNELS_FIRST);
    expect(first.note).toMatch(/2×3×3.*channels × height × width/);
    const two = fitArray(counting(2, 2, 2, 3), [3, 2, 2]);
    expect([...two.values]).toEqual([...FROM_CHANNELS_LAST, ...FROM_CHANNELS_LAST.map((at) => at + 12)]);
    expect(two.batch).toBe(2);
  });

  it('reads one picture of one channel row by row for a vector, and says so', () => {
    expect(fitArray(counting(2, 3), [6])).toMatchObject({
      values: counting(6).data,
      note: expect.stringMatching(/row by row/),
    });
  });

  it.each([
    [[5], [4]],
    [[0], [4]],
    [[0, 4], [4]],
    [
      [2, 3, 2],
      [3, 2, 2],
    ],
    [
      [4, 3],
      [3, 2, 2],
    ],
    [
      [4, 2, 3],
      [3, 2, 4],
    ],
    [[2, 2, 3], [12]],
    [[4, 2], [4]],
    [
      [2, 6],
      [3, 4],
    ],
    [
      [3, 2, 2, 5],
      [3, 2, 2],
    ],
  ])('refuses an array of %j for an input of %j, and says what is taken', (shape, sizes) => {
    expect(() => fitArray(counting(...shape), sizes)).toThrow(RangeError);
    expect(() => fitArray(counting(...shape), sizes)).toThrow(/The network takes .*Give/);
  });
});
