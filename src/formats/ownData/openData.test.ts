import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { scalePicture } from '../../cli/files/pictures';
import type { Network } from '../../network/network';
import { DatasetError } from '../inputs/datasetImages';
import { openData } from '.';
import type { DataFile } from './dataFormat';
import { imagesFor } from './imagesFor';

function file(path: string, content: string | Uint8Array): DataFile {
  return { path, blob: new Blob([typeof content === 'string' ? content : new Uint8Array(content)]) };
}

function npy(descr: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  const sizes = `${shape.join(', ')}${shape.length === 1 ? ',' : ''}`;
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`.padEnd(117);
  return Uint8Array.of(0x93, ...Buffer.from('NUMPY'), 1, 0, 118, 0, ...Buffer.from(`${header}\n`), ...data);
}

function idx(shape: readonly number[], data: readonly number[]): Uint8Array {
  return Uint8Array.of(0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...data);
}

function png(width: number, height: number, level: number): Uint8Array {
  const picture = new PNG({ width, height });
  picture.data.fill(level).forEach((_, at) => {
    if (at % 4 === 3) picture.data[at] = 255;
  });
  return PNG.sync.write(picture);
}

function networkOf(shape: readonly number[], labels?: readonly string[]): Network {
  return { name: 'n', input: { name: 'x', shape }, nodes: [], output: 'x', ...(labels && { interface: { labels } }) };
}

const asImages = async (files: readonly DataFile[], network: Network, size?: number) =>
  imagesFor('data', await openData(files, size), network, scalePicture);

describe('pictures', () => {
  const folder = ['cat/1.png', 'cat/2.png', 'ant/1.png'].map((path) => file(`zoo/${path}`, png(4, 2, 100)));

  it('takes folders as classes in alphabetical order, one of each first, scaled and padded with black', async () => {
    const images = await asImages(folder, networkOf([2, 2, 1]));
    expect(images).toMatchObject({ classes: ['ant', 'cat'], count: 3, height: 2, width: 2, channels: 1 });
    expect([...images.labels]).toEqual([0, 1, 1]);
    // Two rows of four become one of two, in the middle.
    expect([...images.images.subarray(0, 4)]).toEqual([50, 50, 50, 50]);
    expect(images.notes?.join(' ')).toMatch(/folders.*alphabetical.*ant, cat.*scaled to 2×2 and made grey/);
  });

  it('counts classes as the network names them', async () => {
    const images = await asImages(folder, networkOf([2, 2, 1], ['Dog', 'Cat', 'Ant']));
    expect(images.classes).toEqual(['Dog', 'Cat', 'Ant']);
    expect([...images.labels]).toEqual([2, 1, 1]);
  });

  it('takes labels and names of classes from files beside them', async () => {
    const pictures = ['a.png', 'b.png'].map((path) => file(path, png(2, 2, 0)));
    const labels = file('labels.csv', 'file,label\na.png,1\nb.png,0\n');
    const classes = file('classes.txt', 'dog\ncat\n');
    const data = await openData([...pictures, labels, classes]);
    expect(data.classes).toEqual(['dog', 'cat']);
    expect([...(data.labels ?? [])]).toEqual([0, 1]);
    const missing = openData([...pictures, file('labels.csv', 'a.png,1\n')]);
    await expect(missing).rejects.toThrow(/no label for b\.png/);
    expect((await openData(pictures)).labels).toBeNull();
  });

  it('takes labels that are numbers as such, also from 10 on and without names', async () => {
    const pictures = ['a.png', 'b.png', 'c.png'].map((path) => file(path, png(2, 2, 0)));
    const labels = file('labels.csv', 'file,label\na.png,10\nb.png,2\nc.png,1\n');
    const data = await openData([...pictures, labels]);
    expect(data.classes).toBeNull();
    expect([...(data.labels ?? [])]).toEqual([1, 2, 10]);
    const few = await openData([...pictures, labels, file('classes.txt', 'dog\ncat\n')]);
    expect([...(few.labels ?? [])]).toEqual([1, 2, 10]);
  });

  it('takes names of classes beside their labels, and refuses labels of other pictures', async () => {
    const pictures = ['a.png', 'b.png'].map((path) => file(path, png(2, 2, 0)));
    const labels = file('labels.csv', 'a.png,1\nb.png,0\n');
    const data = await openData([...pictures, labels, file('classes.csv', '0,dog\n1,cat\n')]);
    expect(data.classes).toEqual(['dog', 'cat']);
    const others = openData([...pictures, file('labels.csv', 'file,label\na.jpg,1\nb.jpg,0\n')]);
    await expect(others).rejects.toThrow(/labels\.csv has labels of other pictures: of a\.jpg.*here is a\.png/);
  });

  it('refuses pictures that cannot be read, and networks that take none', async () => {
    const damaged = [...folder, file('zoo/cat/3.png', 'no picture')];
    await expect(asImages(damaged, networkOf([2, 2, 1]))).rejects.toThrow(/3\.png cannot be read/);
    await expect(asImages(folder, networkOf([5]))).rejects.toThrow(/has pictures.*takes 5/);
  });
});

describe('arrays', () => {
  it('reads NumPy bytes as pixels, channels first or last, with labels beside them', async () => {
    const last = file(
      'x.npy',
      npy(
        '|u1',
        [2, 2, 2, 3],
        Uint8Array.from({ length: 24 }, (_, i) => i),
      ),
    );
    const labels = file('y.npy', npy('<i8', [2], new Uint8Array(new BigInt64Array([1n, 0n]).buffer)));
    const images = await asImages([last, labels], networkOf([2, 2, 3]));
    expect(images).toMatchObject({ count: 2, height: 2, width: 2, channels: 3, range: [0, 1] });
    expect([...images.images.subarray(0, 3)]).toEqual([0, 1, 2]);
    expect([...images.labels]).toEqual([1, 0]);
    const first = file(
      'x.npy',
      npy(
        '|u1',
        [1, 3, 2, 2],
        Uint8Array.from({ length: 12 }, (_, i) => i),
      ),
    );
    expect([...(await asImages([first], networkOf([2, 2, 3]))).images.subarray(0, 3)]).toEqual([0, 4, 8]);
  });

  it('takes an array with as many numbers as the network for one input, in its own order', async () => {
    const numbers = new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer);
    for (const shape of [[4], [2, 2]]) {
      const data = await openData([file('own.npy', npy('<f4', shape, numbers))], 4);
      expect(data).toMatchObject({ items: { count: 1, data: Float32Array.of(1, 2, 3, 4) } });
      expect(data.notes).toEqual([`own (${shape.join('×')}) was read as one input.`]);
    }
    expect((await openData([file('own.npy', npy('<f4', [2, 2], numbers))], 2)).items).toMatchObject({ count: 2 });
  });

  it('keeps real numbers as they are, and draws them', async () => {
    const numbers = new Uint8Array(Float32Array.of(-1, 0, 3, 1).buffer);
    const images = await asImages([file('x.npy', npy('<f4', [1, 2, 2], numbers))], networkOf([2, 2, 1]));
    expect([...(images.values ?? [])]).toEqual([-1, 0, 3, 1]);
    expect([...images.images]).toEqual([0, 64, 255, 128]);
    expect(images.range).toBeNull();
    await expect(asImages([file('x.npy', npy('<f4', [1, 2, 2], numbers))], networkOf([3, 2, 1]))).rejects.toThrow(
      /pictures of 1×2×2.*takes 1×3×2/,
    );
  });

  it('reads idx, packed too, the test part of several', async () => {
    const files = [
      file('train-images-idx3-ubyte.gz', gzipSync(idx([1, 2, 2], [9, 9, 9, 9]))),
      file('t10k-images-idx3-ubyte.gz', gzipSync(idx([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]))),
      file('t10k-labels-idx1-ubyte', idx([2], [1, 0])),
    ];
    const images = await asImages(files, networkOf([2, 2, 1]));
    expect(images).toMatchObject({ count: 2, classes: ['Class 0', 'Class 1'] });
    expect([...images.images.subarray(4)]).toEqual([5, 6, 7, 8]);
  });

  it('reads CIFAR batches of ten and of a hundred classes', async () => {
    const picture = Uint8Array.from({ length: 3072 }, (_, i) => i % 251);
    const ten = await openData([file('test_batch.bin', Uint8Array.of(3, ...picture))]);
    expect([...(ten.labels ?? [])]).toEqual([3]);
    expect(ten.items).toMatchObject({ count: 1, image: { height: 32, width: 32, channels: 3 } });
    const names = file('fine_label_names.txt', Array.from({ length: 100 }, (_, i) => `c${i}`).join('\n'));
    const hundred = await openData([file('test.bin', Uint8Array.of(7, 42, ...picture)), names]);
    expect([...(hundred.labels ?? [])]).toEqual([42]);
    expect(hundred.classes).toHaveLength(100);
    await expect(openData([file('a.bin', 'short')])).rejects.toThrow(/whole number/);
    await expect(openData([file('test_batch', 'pickle')])).rejects.toThrow(/binary version/);
  });
});

describe('tables', () => {
  it('takes the column of names as labels, and the others as numbers by their names', async () => {
    const table = file('iris.csv', 'length,width,species\n5.1,3.5,setosa\n7,3.2,versicolor\n');
    const images = await asImages([table], networkOf([2]));
    expect(images).toMatchObject({ isRows: true, classes: ['setosa', 'versicolor'], columns: ['length', 'width'] });
    expect([...(images.values ?? [])]).toEqual([...Float32Array.of(5.1, 3.5, 7, 3.2)]);
    expect([...images.labels]).toEqual([0, 1]);
  });

  it('takes one column too many as labels, and pixels as pictures', async () => {
    const row = [7, ...Array.from({ length: 49 }, (_, i) => 5 * i)].join();
    const images = await asImages([file('digits.csv', `${row}\n${row}`)], networkOf([7, 7, 1]), 49);
    expect(images).toMatchObject({ count: 2, height: 7, width: 7, range: [0, 1] });
    expect([...images.labels]).toEqual([7, 7]);
    expect((await openData([file('x.csv', '1,2\n3,4')], 2)).labels).toBeNull();
    for (const [given, table] of [
      ['price', 'a,price\n1.5,2.5\n3,0.5'],
      ['y', 'y,a\n2.5,1.5\n0.5,3'],
    ] as const) {
      const rows = await openData([file('x.csv', table)], 1);
      expect(rows).toMatchObject({ labels: null, items: { columns: ['a'], data: Float32Array.of(1.5, 3) } });
      expect(rows.notes.join()).toMatch(new RegExp(`Column ${given} was left out`));
    }
    expect([...((await openData([file('x.csv', '1.5,2\n3.5,1')], 1)).labels ?? [])]).toEqual([2, 1]);
  });

  it('takes decimals with a comma where semicolons stand between cells', async () => {
    const data = await openData([file('own.csv', 'speed;angle\n0,5;-1,25\n2;3,5e2')], 2);
    expect(data.items).toMatchObject({ columns: ['speed', 'angle'], data: Float32Array.of(0.5, -1.25, 2, 350) });
  });

  it('refuses rows of other lengths, and several columns of names', async () => {
    await expect(openData([file('a.csv', '1,2\n3')])).rejects.toThrow(/line 2 has 1 cells where the first has 2/);
    await expect(openData([file('a.csv', 'a,b,c\nx,y,1')])).rejects.toThrow(/columns a, b/);
    await expect(asImages([file('a.csv', '1,2,3')], networkOf([2]))).rejects.toThrow(/3 numbers a row.*takes 2/);
  });
});

it('refuses damaged files in words, whatever is damaged', async () => {
  const samples: readonly (readonly [string, Uint8Array])[] = [
    ['x.npy', npy('<f4', [2, 2], new Uint8Array(16))],
    ['x-idx3-ubyte', idx([1, 2, 2], [1, 2, 3, 4])],
    ['x.bin', new Uint8Array(3073)],
    ['x.csv', new TextEncoder().encode('a,b,label\n1,2,cat\n3,4,dog\n')],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      fc.nat(),
      fc.nat(255),
      fc.nat(),
      async ([name, bytes], at, byte, end) => {
        const damaged = bytes.slice(0, end % 3 === 0 ? end % bytes.length : bytes.length);
        if (damaged.length > 0) damaged[at % damaged.length] = byte;
        const error = await openData([file(name, damaged)]).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error !== undefined) expect(error).toBeInstanceOf(DatasetError);
      },
    ),
    { numRuns: 100 },
  );
});

it('refuses what is no data set', async () => {
  await expect(openData([file('a.doc', '')])).rejects.toThrow(/no data set.*NumPy/);
  await expect(openData([])).rejects.toThrow(/folder holds no/);
});
