import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../testing/backend';
import { boundNetwork } from '../../testing/boundNetwork';
import { randomGraph } from '../../testing/networks/randomGraph';
import { runOnnx } from '../../testing/onnxruntime';
import { expectAtLeast, expectAtMost, expectBelow } from '../../testing/suites/sides';

beforeAll(() => startTestBackend('wasm'));

/** What the rounding of bounds that ignore it may come to, relative to the largest. */
const OWN = 2 ** -18;

const RADII = fc.constantFrom(0, 2 ** -20, 2 ** -7, 2 ** -2);

test('bounds of random graphs hold for every float32 run by onnxruntime', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomGraph,
      RADII,
      fc.infiniteStream(fc.boolean()),
      async ({ file, input, sizes }, radius, signs) => {
        const lower = input.map((x) => x - radius);
        const upper = input.map((x) => x + radius);
        const corner = input.map((_, index) => (signs.next().value ? lower : upper)[index] as number);
        const bounds = boundNetwork(readOnnx(file, 'random'), lower, upper, 'float32');
        for (const point of [input, lower, upper, corner]) {
          const output = await runOnnx(file, point, sizes);
          output.forEach((value, index) => {
            expectAtMost(bounds.lower[index], value);
            expectAtLeast(bounds.upper[index], value);
          });
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what rounding adds to the bounds of random graphs is small', () => {
  fc.assert(
    fc.property(randomGraph, RADII, ({ file, input }, radius) => {
      const network = readOnnx(file, 'random');
      const [plain, real, float32] = (['none', 'real', 'float32'] as const).map((rounding) =>
        boundNetwork(
          network,
          input.map((x) => x - radius),
          input.map((x) => x + radius),
          rounding,
        ),
      ) as [ReturnType<typeof boundNetwork>, ReturnType<typeof boundNetwork>, ReturnType<typeof boundNetwork>];
      const scale = Math.max(1, ...plain.upper.map(Math.abs), ...plain.lower.map(Math.abs));
      plain.lower.forEach((value, index) => {
        const bounds = [float32.lower, real.lower, real.upper, float32.upper].map((all) => all[index] as number);
        expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
        // Where rounding is covered, sums may also be formed with less of it.
        expectAtMost(real.lower[index], value + OWN * scale);
        expectAtLeast(real.upper[index], (plain.upper[index] as number) - OWN * scale);
        expectBelow((value - (float32.lower[index] as number)) / scale, 1e-2);
        expectBelow(((float32.upper[index] as number) - (plain.upper[index] as number)) / scale, 1e-2);
      });
    }),
    { numRuns: 60 },
  );
});
