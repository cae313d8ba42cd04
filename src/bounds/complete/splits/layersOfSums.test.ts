import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { values64 } from '../../../network/forward64';
import type { Network } from '../../../network/network';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { randomConvNetwork, randomPooledNetwork } from '../../../testing/networks/randomConvNetwork';
import { layersOfSums, type SumLayers } from './layersOfSums';

beforeAll(() => startTestBackend('wasm'));

/** What layers make of a point in float64, and how far that may be from what the network makes of it. */
function evaluate({ layers }: SumLayers, point: Float64Array) {
  const behind = new Map([[-1, Array.from(point, (value) => ({ value, error: 0 }))]]);
  return layers.map(({ outputs, edges, bias, lost, isLinear }, at) => {
    const own = Array.from({ length: outputs }, (_, unit) => {
      let [value, error, size] = [bias[unit] as number, lost[unit] as number, Math.abs(bias[unit] as number)];
      for (const { source, terms, inexact } of edges) {
        terms(unit, (input, weight) => {
          const from = behind.get(source)?.[input] as { value: number; error: number };
          value += weight * from.value;
          error += Math.abs(weight) * (from.error + inexact * Math.abs(from.value));
          size += Math.abs(weight * from.value);
        });
      }
      return { value, error: error + 1e-13 * size };
    });
    behind.set(at, isLinear ? own : own.map(({ value, error }) => ({ value: Math.max(0, value), error })));
    return own;
  });
}

it.each([
  ['convolutions, residual sums', randomConvNetwork],
  ['means and pads', randomPooledNetwork],
])('make of points what the network makes of them: %s', async (_, networks) => {
  let [seen, most] = [0, 0];
  await fc.assert(
    fc.asyncProperty(networks, async ({ network, center, random }) => {
      const ready = uploadNetwork(withRelus(network));
      try {
        const found = await layersOfSums(ready);
        if (!found) return;
        seen++;
        most = Math.max(most, found.layers.length);
        const point = Float64Array.from(center, (x) => x + random() - 0.5);
        const values = evaluate(found, point);
        const exact = values64(ready.network, ready.shapes, point);
        for (const [at, name] of [...found.values, ready.network.output].entries()) {
          const own = exact.get(name) as Float64Array;
          values[at]?.forEach(({ value, error }, unit) => {
            expect(Math.abs(value - (own[unit] as number))).toBeLessThanOrEqual(
              error + 1e-12 * Math.abs(value) + 1e-30,
            );
          });
          expect(values[at]?.length).toBe(own.length);
        }
      } finally {
        ready.dispose();
      }
    }),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(10);
  expect(most).toBeGreaterThan(3);
});

/** Other activations are no sums. */
function withRelus(network: Network): Network {
  return {
    ...network,
    nodes: network.nodes.map((node) => (node.op === 'LeakyRelu' ? { ...node, op: 'Relu', attributes: {} } : node)),
  };
}
