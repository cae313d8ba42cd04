import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../bounds/checkpoint';
import { inputBox } from '../../bounds/inputBox';
import { crown } from '../../bounds/methods/crown';
import { valuesFromOnnx } from '../../network/layout';
import type { Shape } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { type Dyadic, encloses } from '../../numbers/dyadic';
import { evaluateNetworkExactly } from '../networks/exactNetwork';
import { randomConvNetwork, randomPooledNetwork } from '../networks/randomConvNetwork';

/**
 * CROWN on random networks over images, whose inner bounds keep coefficients as windows, against exact arithmetic.
 *
 * @param start starts the backend
 * @param runs how many random networks are tried
 */
export function describeConvSoundness(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`CROWN's bounds of convolutions on ${backend}`, () => {
    beforeAll(start);

    it.each(['real', 'float32'] as const)('contain every exact value, rounding %s', async (rounding) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(randomConvNetwork, randomPooledNetwork),
          fc.constantFrom(0, 2 ** -20, 2 ** -7, 0.5),
          async ({ network, center, random }, epsilon) => {
            const ready = uploadNetwork(network);
            const [other] = [center.map((x) => Math.fround(x / 2))];
            const box = inputBox([...center, ...(other as number[])], epsilon, null, rounding);
            const { nodes } = await crown(ready, box, [0, 0], 'backward', rounding, NO_CHECKPOINT);
            [center, other as number[]].forEach((middle, sample) => {
              const corner = middle.map((x) => x + (random() < 0.5 ? -epsilon : epsilon));
              const inside = middle.map((x) => x + (Math.trunc(random() * 2048 - 1024) * epsilon) / 1024);
              for (const point of [middle, corner, inside]) {
                const values = evaluateNetworkExactly(ready, point);
                network.nodes.forEach(({ output }, at) => {
                  const shape = ready.shapes.get(output) as Shape;
                  const lower = valuesFromOnnx(nodes[at]?.lower as Float32Array, shape);
                  const upper = valuesFromOnnx(nodes[at]?.upper as Float32Array, shape);
                  const exact = values.get(output) as Dyadic[];
                  const outside = exact.filter((value, i) => {
                    const place = sample * exact.length + i;
                    return !encloses(lower[place] as number, value, upper[place] as number);
                  });
                  expect(outside).toEqual([]);
                });
              }
            });
            ready.dispose();
          },
        ),
        { numRuns: runs },
      );
    });
  });
}
