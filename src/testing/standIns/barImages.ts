import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../../engine/stores/assets';
import { diskAssets } from '../files';

/** Dark images with their class as a bright row, as idx files that take the place of Fashion-MNIST's of that name. */
export async function writeBars(folder: string, name: string, count: number): Promise<void> {
  for (const [path, bytes] of Object.entries(barFiles(name, count))) await writeFile(join(folder, path), bytes);
}

/** The project's `public` folder with such images in the place of Fashion-MNIST: for training, and for tests. */
export function barAssets(training: number, test: number): Assets {
  const files = { ...barFiles('train-12k', training), ...barFiles('t10k', test) };
  return {
    ...diskAssets,
    read: async (path) => files[path.replace('datasets/fashion-mnist/', '')] ?? diskAssets.read(path),
  };
}

function barFiles(name: string, count: number): Readonly<Record<string, Uint8Array>> {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  const images = new Uint8Array(count * 784);
  labels.forEach((label, index) => {
    const row = index * 784 + label * 56;
    images.fill(200, row, row + 28);
  });
  return {
    [`${name}-labels-idx1-ubyte.gz`]: joined([0, 0, 8, 1, ...bigEndian(count)], labels),
    [`${name}-images-idx3-ubyte.gz`]: joined(
      [0, 0, 8, 3, ...bigEndian(count), ...bigEndian(28), ...bigEndian(28)],
      images,
    ),
  };
}

function bigEndian(count: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (count >> shift) & 255);
}

function joined(header: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(header.length + values.length);
  bytes.set(header);
  bytes.set(values, header.length);
  return bytes;
}
