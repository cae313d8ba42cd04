import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { OPERATION_NAMES } from '../../../catalog/operations';
import { startTestBackend } from '../../../testing/backend';
import { randomGraph } from '../../../testing/networks/randomGraph';
import { runOnnx } from '../../../testing/onnxruntime';
import { runNetwork } from '../../../testing/runNetwork';
import { readOnnx } from './readOnnx';
import { writeOnnx } from './writeOnnx';

beforeAll(() => startTestBackend('wasm'));

test('random graphs compute what onnxruntime computes', { timeout: 60_000 }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomGraph, async ({ file, input, sizes, ops }) => {
      for (const op of ops) seen.add(op);
      const expected = await runOnnx(file, input, sizes);
      expectClose(runNetwork(readOnnx(file, 'random'), input), expected);
    }),
    { numRuns: 300 },
  );
  // Each operation's own suite compares it alone, too.
  expect(OPERATION_NAMES.filter((name) => seen.has(name)).length).toBeGreaterThan(0.7 * OPERATION_NAMES.length);
});

test('random graphs are read back as they were written', () => {
  fc.assert(
    fc.property(randomGraph, ({ file }) => {
      const network = readOnnx(file, 'random');
      expect(readOnnx(writeOnnx(network), 'random')).toEqual(network);
    }),
    { numRuns: 60 },
  );
});

test('onnxruntime computes the same from what was written', async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, async ({ file, input, sizes }) => {
      const written = writeOnnx(readOnnx(file, 'random'));
      expectClose(await runOnnx(written, input, sizes), await runOnnx(file, input, sizes));
    }),
    { numRuns: 60 },
  );
});

function expectClose(actual: Float32Array, expected: Float32Array): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  const difference = Math.max(...actual.map((value, index) => Math.abs(value - (expected[index] as number))));
  expect(difference / scale).toBeLessThan(2e-5);
}
