import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Dark images with their class as a bright row, as idx files that take the place of Fashion-MNIST's of that name. */
export async function writeBars(folder: string, name: string, count: number): Promise<void> {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  const images = new Uint8Array(count * 784);
  labels.forEach((label, index) => {
    const row = index * 784 + label * 56;
    images.fill(200, row, row + 28);
  });
  const labelFile = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, count, ...labels);
  const imageFile = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28, ...images);
  await writeFile(join(folder, `${name}-labels-idx1-ubyte.gz`), labelFile);
  await writeFile(join(folder, `${name}-images-idx3-ubyte.gz`), imageFile);
}
