import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { shapeToOnnx } from '../../../network/layout';
import { sizeOf } from '../../../network/network';
import { startTestBackend } from '../../../testing/backend';
import { runOnnx } from '../../../testing/onnxruntime';
import { runNetwork } from '../../../testing/runNetwork';
import { readOnnx } from './readOnnx';
import { writeOnnx } from './writeOnnx';

const FOLDER = new URL('../../../../../shared/vnncomp/', import.meta.url);

/** What each network is refused for; all others must be read. */
const REFUSALS: Readonly<Record<string, RegExp>> = {};

/** Without a batch, in the files of one bare number. */
const BARE = ['test/test_nano.onnx', 'test/test_small.onnx'];

const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.onnx(\.gz)?$/.test(path))
  // Thirteen networks of one kind; three are enough.
  .filter((path) => !/run2a_(1|3)_[1-8]/.test(path));

beforeAll(() => startTestBackend('wasm'));

test.each(FILES.filter((path) => path in REFUSALS))('%s is refused', (path) => {
  expect(() => readOnnx(readModel(path), path)).toThrow(REFUSALS[path]);
});

test.each(FILES.filter((path) => !(path in REFUSALS)))('%s computes what onnxruntime computes', async (path) => {
  const file = readModel(path);
  const network = readOnnx(file, path);
  const { shape } = network.input;
  const input = Float32Array.from({ length: sizeOf(shape) }, (_, index) => Math.sin(1 + 7 * index));
  const sizes = BARE.includes(path) ? shape : [1, ...shapeToOnnx(shape)];
  const expected = await runOnnx(
    network.normalizedBy ? writeOnnx({ ...network, normalizedBy: undefined }) : file,
    input,
    sizes,
  );
  const output = runNetwork(network, input);
  const scale = Math.max(...expected.map(Math.abs));
  expect(output.length).toBe(expected.length);
  expected.forEach(
    (value, index) => void expect(Math.abs(value - (output[index] as number)) / scale).toBeLessThan(2e-5),
  );
});

function readModel(path: string): Uint8Array {
  const bytes = readFileSync(new URL(path, FOLDER));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
