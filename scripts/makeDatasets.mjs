// Writes public/datasets/fashion-mnist from the original files:  node scripts/makeDatasets.mjs [FOLDER]
// FOLDER holds the four original files; by default that of the Debian package dataset-fashion-mnist.
// The test set is copied byte by byte; its first images lie in a small file of their own besides, which a page has sooner.
// The subset is the first 1,200 training images of each class, in file order.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const FIRST = 128;
const PER_CLASS = 1200;
const CLASSES = 10;
const IMAGE_HEADER = 16;
const LABEL_HEADER = 8;
const IMAGE_BYTES = 28 * 28;

const source = process.argv[2] ?? '/usr/share/datasets/fashion-mnist';
const target = join(import.meta.dirname, '../public/datasets/fashion-mnist');

mkdirSync(target, { recursive: true });
for (const file of ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz']) {
  copyFileSync(join(source, file), join(target, file));
}
const tests = unpack('t10k-images-idx3-ubyte.gz');
write(`t10k-first-${FIRST}-images-idx3-ubyte.gz`, withCount(tests.subarray(0, IMAGE_HEADER), FIRST), [
  tests.subarray(IMAGE_HEADER, IMAGE_HEADER + FIRST * IMAGE_BYTES),
]);
const images = unpack('train-images-idx3-ubyte.gz');
const labels = unpack('train-labels-idx1-ubyte.gz');
const chosen = firstOfEachClass(labels.subarray(LABEL_HEADER));
write(
  'train-12k-images-idx3-ubyte.gz',
  withCount(images.subarray(0, IMAGE_HEADER), chosen.length),
  chosen.map(imageAt),
);
write(
  'train-12k-labels-idx1-ubyte.gz',
  withCount(labels.subarray(0, LABEL_HEADER), chosen.length),
  chosen.map(labelAt),
);

/** @param {string} file */
function unpack(file) {
  return gunzipSync(readFileSync(join(source, file)));
}

/** @param {Uint8Array} all */
function firstOfEachClass(all) {
  const seen = new Array(CLASSES).fill(0);
  return [...all.keys()].filter((index) => seen[all[index]]++ < PER_CLASS);
}

/** @param {number} index */
function imageAt(index) {
  return images.subarray(IMAGE_HEADER + index * IMAGE_BYTES, IMAGE_HEADER + (index + 1) * IMAGE_BYTES);
}

/** @param {number} index */
function labelAt(index) {
  return labels.subarray(LABEL_HEADER + index, LABEL_HEADER + index + 1);
}

/** @param {Buffer} header @param {number} count */
function withCount(header, count) {
  const changed = Buffer.from(header);
  changed.writeUInt32BE(count, 4);
  return changed;
}

/** @param {string} file @param {Buffer} header @param {Buffer[]} parts */
function write(file, header, parts) {
  const packed = gzipSync(Buffer.concat([header, ...parts]), { level: 9 });
  // No time is stored; the system's mark is set to "unknown" so that every machine writes the same header.
  packed[9] = 255;
  writeFileSync(join(target, file), packed);
}
