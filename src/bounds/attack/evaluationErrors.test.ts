import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { forward64 } from '../../network/forward64';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { type Dense, denseNetwork, evaluateExactly } from '../../testing/denseNetwork';
import { encloses } from '../../testing/dyadic';
import { evaluationErrors } from './evaluationErrors';

beforeAll(() => startTestBackend('wasm'));

const WIDTH = 3;
// Numbers of very different sizes, so that sums cancel and float64 rounds them.
const number = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -8, max: 10 }))
  .map(([mantissa, exponent]) => Math.fround(mantissa * 2 ** (3 * exponent)));
const vector = fc.array(number, { minLength: WIDTH, maxLength: WIDTH });
const layer: fc.Arbitrary<Dense> = fc.record({
  weight: fc.array(vector, { minLength: WIDTH, maxLength: WIDTH }),
  bias: vector,
});

test('hold the exact logits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 4 }), vector, async (layers, point) => {
      const ready = uploadNetwork(denseNetwork(layers));
      const input = Float64Array.from(point);
      const logits = forward64(ready.network, ready.shapes, input);
      const errors = await evaluationErrors(ready, input);
      ready.dispose();
      for (const [j, truth] of evaluateExactly(layers, point).entries()) {
        const [z, error] = [logits[j] as number, errors[j] as number];
        expect(encloses(z - error, truth, z + error)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('are small beside logits of usual size, and infinite where numbers are beyond what can be told', async () => {
  const errorsWith = async (weight: number) => {
    const ready = uploadNetwork(denseNetwork([{ weight: [[weight]], bias: [1] }]));
    const errors = await evaluationErrors(ready, Float64Array.of(1));
    ready.dispose();
    return errors[0] as number;
  };
  expect(await errorsWith(1)).toBeLessThan(1e-11);
  expect(await errorsWith(1e30)).toBe(Number.POSITIVE_INFINITY);
});
