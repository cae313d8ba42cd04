// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Reference networks, where they are at hand. */
const REFERENCE = { folder: '../shared/goldens', names: ['fc3', 'cnn_small', 'resnet'] };
/** Else a network that comes along. */
const BUNDLED = { folder: 'public/models', names: ['fashion-natural'] };

/** @type {import('../../src/engine/stores/assets').Assets} */
const assets = {
  read: (path) => readFile(`public/${path}`),
  open: (location) => readFile(location),
  data: () => Promise.reject(new Error('There are no data sets here.')),
  picture: () => Promise.reject(new Error('There are no pictures here.')),
};

/**
 * The networks to measure with, and the first images of Fashion-MNIST's test set.
 *
 * @param {number} count of images
 * @returns {Promise<{cases: import('../../src/bench/benchCase').BenchCase[], note?: string}>}
 */
export async function readBenchCases(count) {
  const { InputReader } = await import('../../src/engine/stores/inputs');
  const { readOnnx } = await import('../../src/formats/models/onnx/readOnnx');
  const reader = new InputReader(assets);
  const there = REFERENCE.names.every((name) => existsSync(`${REFERENCE.folder}/${name}.onnx`));
  const { folder, names } = there ? REFERENCE : BUNDLED;
  const indices = Array.from({ length: count }, (_, index) => index);
  const cases = names.map(async (name) => {
    const onnx = new Uint8Array(await readFile(`${folder}/${name}.onnx`));
    const { values, labels = [] } = await reader.read({ dataset: 'fashion-mnist', indices }, readOnnx(onnx, name));
    return { name, onnx, images: values, labels };
  });
  const note = `The reference networks are not at ${REFERENCE.folder}: measured with ${BUNDLED.names} instead.`;
  return { cases: await Promise.all(cases), ...(there ? {} : { note }) };
}
