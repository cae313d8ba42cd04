import fc from 'fast-check';
import { expect, test } from 'vitest';
import { node, onnxFile } from '../../testing/onnxFile';
import { problemOf } from '../../testing/problemOf';
import { randomGraph } from '../../testing/randomGraph';

const text = (content: string) => new TextEncoder().encode(content);
const GOOD = onnxFile({ nodes: [node('Relu', ['x'], 'y')] });

const NOT_FILES: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', new Uint8Array(0), 'The file is empty. Download or export it again.'],
  [
    'a web page',
    text('<!DOCTYPE html><html><title>Not found</title></html>'),
    'The file is a web page or XML, not an ONNX model. Download the raw file instead of the page about it.',
  ],
  [
    'a Git LFS pointer',
    text('version https://git-lfs.github.com/spec/v1\noid sha256:0'),
    'The file is a pointer to Git LFS, not the model. Run “git lfs pull” and use the real file.',
  ],
  [
    'a PyTorch checkpoint',
    text('PK\u0003\u0004archive/data.pkl'),
    'The file is a ZIP archive or a PyTorch checkpoint. Export the model with torch.onnx.export, or unpack it.',
  ],
  [
    'a gzipped file',
    Uint8Array.of(0x1f, 0x8b, 8, 0),
    'The file is compressed with gzip. Unpack it first, for example with gunzip.',
  ],
  [
    'a Keras file',
    Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d),
    'The file is an HDF5 (Keras) model. Convert it with tf2onnx.',
  ],
  ['JSON', text('{"format": "layers-model"}'), 'The file is JSON, not an ONNX model. Convert the model to ONNX.'],
  [
    'a picture',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    'The file is damaged or not an ONNX model: it cannot be decoded. Download or export it again, and check that it is complete.',
  ],
  [
    'a truncated file',
    GOOD.slice(0, GOOD.length - 20),
    'The file is damaged or not an ONNX model: it cannot be decoded. Download or export it again, and check that it is complete.',
  ],
  ['another protobuf', Uint8Array.of(0x08, 0x01), 'The file is not an ONNX model. Choose a file that ends in .onnx.'],
];

test.each(NOT_FILES)('%s is refused', (_, file, message) => {
  expect(problemOf(file)).toBe(message);
});

test('every truncation of a file is refused', () => {
  for (let length = 0; length < GOOD.length; length++) expect(problemOf(GOOD.subarray(0, length))).toMatch(/\. /);
});

test('random bytes give a message and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void problemOf(bytes)),
    { numRuns: 500 },
  );
});

test('random damage gives a network or a message and nothing else', () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(randomGraph, damage, ({ file }, changes) => {
      const damaged = file.slice();
      for (const [position, value] of changes) damaged[position % file.length] = value;
      problemOf(damaged);
    }),
    { numRuns: 500 },
  );
});
