import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../formats/inputs/datasetImages';
import { diskAssets } from '../../testing/files';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { InputReader } from './inputs';

const ALL = 'datasets/fashion-mnist/t10k-images-idx3-ubyte.gz';
const FIRST = 'datasets/fashion-mnist/t10k-first-128-images-idx3-ubyte.gz';

/** Takes an image of 28 × 28. */
const network = denseNetwork([{ weight: Array.from({ length: 784 }, () => [1]), bias: [0] }]);

/** A reader of the bundled files without some of them, and the images' files that it asked for. */
function readerWithout(...missing: string[]) {
  const asked: string[] = [];
  const reader = new InputReader({
    ...diskAssets,
    read: async (path) => {
      if (path.includes('images')) asked.push(path);
      if (missing.includes(path)) throw new Error('404');
      return diskAssets.read(path);
    },
  });
  const read = (...indices: number[]) => reader.read({ dataset: 'fashion-mnist', indices }, network);
  return { reader, read, asked };
}

describe('InputReader', () => {
  it('needs only the small file for the first images, which are the same there', async () => {
    const { read, asked } = readerWithout(ALL);
    const first = await read(4, 127, 0);
    expect(asked).toEqual([FIRST]);
    expect(first).toEqual(await readerWithout(FIRST).read(4, 127, 0));
    expect(first.labels).toEqual([6, 4, 9]);
  });

  it('needs the whole set for one image beyond', async () => {
    const { read, asked } = readerWithout();
    expect(await read(4, 128)).toMatchObject({ batch: 2 });
    expect(asked).toEqual([FIRST, ALL]);
    await expect(readerWithout(ALL).read(4, 128)).rejects.toThrow(DatasetError);
  });

  it('does without the small file', async () => {
    const { reader, read, asked } = readerWithout(FIRST);
    expect(await reader.firstImages('fashion-mnist')).toBe(await reader.dataset('fashion-mnist'));
    expect(await read(4)).toMatchObject({ labels: [6] });
    expect(asked).toEqual([FIRST, ALL]);
  });

  it('does not ask for the small file after the whole set', async () => {
    const { reader, read, asked } = readerWithout();
    await reader.dataset('fashion-mnist');
    await read(4);
    expect(asked).toEqual([ALL]);
  });

  it('names the last image of all when asked for one beyond', async () => {
    const { read } = readerWithout();
    await expect(read(10_000)).rejects.toThrow(/no image 10000\. Indices go from 0 to 9999/);
    await expect(read(-1)).rejects.toThrow(/no image -1\. Indices go from 0 to 9999/);
  });

  it.each([
    [{ shape: [-28, -28], data: new Float64Array(784) }, /not a list of numbers/],
    [{ shape: [784], data: new Array(784).fill(null) }, /not a list of numbers/],
    [{ shape: [784], data: new Array(784).fill('1') }, /not a list of numbers/],
    [new Array(784).fill(1e39), /value 0 is 1e\+39.*3\.4e38/],
    [{ dataset: 'fashion-mnist', indices: 3 }, /indices is 3/],
    [{ dataset: 'fashion-mnist', indices: [0, 0.5] }, /no image 0\.5/],
    [{ dataset: 'fashion-mnist', indices: [2 ** 32] }, /no image 4294967296/],
  ])('refuses what would become other numbers: %j', async (source, message) => {
    const { reader } = readerWithout();
    await expect(reader.read(source as never, network)).rejects.toThrow(message);
  });

  it('says what is missing, and asks again the next time', async () => {
    const { read, asked } = readerWithout(FIRST, ALL);
    await expect(read(4)).rejects.toThrow(/t10k-images-idx3-ubyte\.gz cannot be read \(404\)/);
    await expect(read(4)).rejects.toThrow(DatasetError);
    expect(asked).toEqual([FIRST, ALL, FIRST, ALL]);
  });
});
