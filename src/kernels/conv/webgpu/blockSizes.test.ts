import { expect, it } from 'vitest';
import { BLOCK_UNIFORMS, blockSizes, cutIntoSlabs, DEPTH } from './blockSizes';

/** A layer's sizes by name, as a program is told them. */
function sizesOf(rows: number, columns: number, channels: number): Record<string, number> {
  const values = blockSizes({
    batch: 2,
    input: [9, 8, channels],
    output: [7, 6, 40],
    filter: [rows, columns],
    geometry: { strides: [1, 2], pads: [3, 4, 5, 6], dilations: [2, 1], groups: 1 },
    levels: cutIntoSlabs(rows * columns * channels),
  });
  const names = BLOCK_UNIFORMS.split(',').flatMap((each) => /(\w+) : i32/.exec(each)?.[1] ?? []);
  expect(names.length).toBe(values.length);
  return Object.fromEntries(names.map((name, at) => [name, values[at]?.data[0] as number]));
}

it('names the sizes of a layer, and how its sums are cut', () => {
  expect(sizesOf(3, 5, 70)).toMatchObject({
    positions: 84,
    channels: 70,
    outputs: 40,
    columns: 5,
    padTop: 3,
    padLeft: 4,
    strideColumns: 2,
    dilateRows: 2,
    half: 2 * 9 * 8 * 70,
    terms: 1050,
    slabs: 66,
    group: cutIntoSlabs(1050).group,
    channelTiles: 2,
  });
});

it.each([1, 2, 3, 5, 7, 15, 16, 17, 33])(
  'leads from slab to slab in windows of %d channels, by one carry each',
  (channels) => {
    for (const columns of [1, 2, 3, 5, 17])
      for (const rows of [1, 2, 4]) {
        const { stepChannels, stepColumns, stepRows, slabs } = sizesOf(rows, columns, channels) as Record<
          string,
          number
        > &
          Record<'stepChannels' | 'stepColumns' | 'stepRows' | 'slabs', number>;
        for (let term = 0; term < DEPTH; term++) {
          let [channel, column, row] = [
            term % channels,
            Math.floor(term / channels) % columns,
            Math.floor(term / (channels * columns)),
          ];
          for (let slab = 0; slab < slabs; slab++) {
            const at = slab * DEPTH + term;
            expect((row * columns + column) * channels + channel).toBe(at);
            expect(channel < channels && column < columns).toBe(true);
            channel += stepChannels;
            const carryColumn = Number(channel >= channels);
            channel -= carryColumn * channels;
            column += stepColumns + carryColumn;
            const carryRow = Number(column >= columns);
            column -= carryRow * columns;
            row += stepRows + carryRow;
          }
        }
      }
  },
);
