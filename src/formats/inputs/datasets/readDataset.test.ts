import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../../catalog/datasets';
import { gunzip } from '../gunzip';
import { readDataset, readFirstImages } from './readDataset';

const bundled = (path: string): Promise<Uint8Array> =>
  readFile(new URL(`../../../../public/datasets/${path}`, import.meta.url));

function counts(labels: Uint8Array | Uint16Array): number[] {
  const perClass = new Array<number>(10).fill(0);
  for (const label of labels) perClass[label] = (perClass[label] as number) + 1;
  return perClass;
}

describe('readDataset', () => {
  it('reads the bundled test set', async () => {
    const data = await readDataset('fashion-mnist', bundled);
    expect(data).toMatchObject({ count: 10_000, present: 10_000, height: 28, width: 28, channels: 1 });
    expect(data.images).toHaveLength(10_000 * 28 * 28);
    expect(counts(data.labels)).toEqual(new Array(10).fill(1000));
    expect([...data.labels.subarray(0, 5)].map((label) => data.classes[label])).toEqual([
      'Boot',
      'Pullover',
      'Trouser',
      'Trouser',
      'Shirt',
    ]);
  });

  it('reads the bundled training images, 1,200 of each class', async () => {
    const data = await readDataset('fashion-mnist-train-12k', bundled);
    expect(data.count).toBe(12_000);
    expect(counts(data.labels)).toEqual(new Array(10).fill(1200));
  });

  it('reads images in color, 50 of each class', async () => {
    const data = await readDataset('cifar10-sample', bundled);
    expect(data).toMatchObject({ count: 500, height: 32, width: 32, channels: 3 });
    expect(data.images).toHaveLength(500 * 32 * 32 * 3);
    expect(counts(data.labels)).toEqual(new Array(10).fill(50));
    expect([...data.labels.subarray(0, 3)].map((label) => data.classes[label])).toEqual(['Cat', 'Ship', 'Ship']);
  });

  it.each([...DATASETS].filter(([, { bundled: isHere }]) => isHere))('reads %s as its row says', async (name, row) => {
    const data = await readDataset(name, bundled);
    expect(data).toMatchObject({ name: row.title, classes: row.kind.classes, count: row.count, ...row.kind.size });
  });

  it('reads files that a server has unpacked', async () => {
    const data = await readDataset('fashion-mnist', async (path) => gunzip(await bundled(path)));
    expect(data.count).toBe(10_000);
  });

  it('names the known data sets when asked for another', async () => {
    await expect(readDataset('mnist', bundled)).rejects.toThrow(/no data set “mnist”.*fashion-mnist-train-12k/);
  });

  it('says which file is missing and where to get it', async () => {
    const missing = () => Promise.reject(new Error('404'));
    await expect(readDataset('fashion-mnist-train', missing)).rejects.toThrow(
      /train-images-idx3-ubyte.gz cannot be read \(404\).*--data DIR/,
    );
  });

  it('refuses images and labels that do not belong together', async () => {
    const swapped = (path: string) => bundled(path.replace('train-12k-labels', 't10k-labels'));
    await expect(readDataset('fashion-mnist-train-12k', swapped)).rejects.toThrow(
      /12000 × 28 × 28 images and 10000 labels/,
    );
  });

  it('refuses labels without a class', async () => {
    const files: Record<string, number[]> = {
      images: [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7],
      labels: [0, 0, 8, 1, 0, 0, 0, 1, 10],
    };
    const byHand = async (path: string) =>
      new Uint8Array(files[path.includes('images') ? 'images' : 'labels'] as number[]);
    await expect(readDataset('fashion-mnist', byHand)).rejects.toThrow(/no class 10/);
  });
});

describe('readFirstImages', () => {
  it('reads some of the same images and all labels', async () => {
    const { images, ...rest } = await readDataset('fashion-mnist', bundled);
    const first = await readFirstImages('fashion-mnist', bundled);
    expect(first).toMatchObject({ ...rest, present: 128 });
    expect(first?.images).toEqual(images.subarray(0, 128 * 28 * 28));
  });

  it('has a small file wherever there is one', async () => {
    const files = [...DATASETS.values()].flatMap(({ files: { first } }) => first ?? []);
    expect(files).toHaveLength(1);
    for (const file of files) expect((await bundled(file)).length).toBeLessThan(100 * 1024);
  });

  it('has nothing to read where there is none', async () => {
    expect(await readFirstImages('cifar10-sample', bundled)).toBeNull();
  });

  it('refuses more images than there are labels', async () => {
    const swapped = (path: string) => bundled(path.replace('t10k-first-128-images', 'train-12k-images'));
    await expect(readFirstImages('fashion-mnist', swapped)).rejects.toThrow(/12000 × 28 × 28 images and 10000 labels/);
  });
});
