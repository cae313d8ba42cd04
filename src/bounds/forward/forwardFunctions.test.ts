import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { REAL_ROUNDING } from '../../catalog/roundings';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { peek } from '../../kernels/wasm/heap';
import { values64 } from '../../network/forward64';
import type { Network } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { adversarialGraph } from '../../testing/networks/adversarialGraph';
import { imageOfFew } from '../../testing/networks/imageOfFew';
import { randomGraph } from '../../testing/networks/randomGraph';
import { evaluateAll } from '../../testing/suites/operationRuns';
import { NO_CHECKPOINT } from '../checkpoint';
import type { InputBox } from '../inputBox';
import { crownValues } from '../methods/crown';
import { boundValues } from '../methods/ibp';
import { splitInterval } from '../readBounds';
import { disposeBounds } from '../valueBounds';
import { ForwardFunctions } from './forwardFunctions';

beforeAll(() => startTestBackend('wasm'));

const RUNS = Number(process.env.BOUNDSCOPE_RUNS ?? 1);

/** Boxes in which some coordinates are free, others not. */
function boxesAround(input: Float32Array, radius: number, seed: number): InputBox & { readonly free: number[] } {
  const random = new Random(seed, 'free');
  const free = [...input.keys()].filter(() => random.uniform() < 6 / input.length);
  const lower = input.map((x, at) => (free.includes(at) ? x - radius * random.uniform() : x));
  const upper = input.map((x, at) => (free.includes(at) ? x + radius * random.uniform() : x));
  return { lower, upper, free };
}

/** Whether bounds by functions carried forward hold the outputs, and how wide they are against intervals. */
async function tryForward(network: Network, box: InputBox & { readonly free: number[] }, seed: number) {
  const ready = uploadNetwork(network);
  const bounds = await boundValues(ready, box, 1, REAL_ROUNDING, NO_CHECKPOINT);
  const forward = new ForwardFunctions(ready, box, box.free);
  for (const node of ready.nodes) forward.pass(node, bounds);
  const [own, interval] = [forward.boundsOf(network.output), bounds.get(network.output)].map((each) => {
    return splitInterval(Float32Array.from(peek(each as Parameters<typeof peek>[0]) as ArrayLike<number>));
  }) as [ReturnType<typeof splitInterval>, ReturnType<typeof splitInterval>];
  const random = new Random(seed, 'points');
  const points = Array.from({ length: 6 }, () =>
    box.lower.map((low, at) => {
      const high = box.upper[at] as number;
      const [isCorner, isLow] = [random.uniform() < 0.6, random.uniform() < 0.5];
      if (!isCorner) return Math.min(high, low + (high - low) / 2);
      return isLow ? low : high;
    }),
  );
  for (const { outputs, errors } of await evaluateAll(ready, points)) {
    outputs.forEach((value, at) => {
      const [low, high, error] = [own.lower[at] as number, own.upper[at] as number, errors[at] as number];
      // Where numbers are none nothing is claimed.
      expect(low > value + error || high < value - error).toBe(false);
    });
  }
  forward.dispose();
  disposeBounds(bounds);
  ready.dispose();
  const width = ({ lower, upper }: typeof own) => lower.reduce((sum, low, at) => sum + (upper[at] as number) - low, 0);
  return width(own) / width(interval);
}

describe('functions of few inputs that are carried forward', () => {
  it('hold what networks of all operations compute', async () => {
    const ratios: number[] = [];
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.constantFrom(0.3, 2 ** -6, 2 ** -20), fc.nat(), async (graph, radius, seed) => {
        const network = readOnnx(graph.file, 'random');
        ratios.push(await tryForward(network, boxesAround(graph.input, radius, seed), seed));
      }),
      { numRuns: 24 * RUNS },
    );
    expect(ratios.some((ratio) => ratio < 0.5)).toBe(true);
  });

  it('hold what networks that lose numbers compute', async () => {
    await fc.assert(
      fc.asyncProperty(adversarialGraph, fc.constantFrom(1, 2 ** -10, 0), fc.nat(), async (graph, radius, seed) => {
        await tryForward(graph.network, boxesAround(graph.input, radius, seed), seed);
      }),
      { numRuns: 24 * RUNS },
    );
  });

  it.each([1, 2, 3])(
    'leave bounds that hold what every value is, passes taking up what they leave open, network %i',
    async (seed) => {
      const network = imageOfFew({ inputs: 3, side: 8, channels: [3, 16, 16, 4], outputs: 2 }, seed);
      const ready = uploadNetwork(network);
      const random = new Random(seed, 'boxes');
      const radius = [0.3, 0.05, 0.01][seed - 1] as number;
      const centre = Float32Array.from({ length: 6 }, () => 2 * random.uniform() - 1);
      const box = { lower: centre.map((x) => x - radius), upper: centre.map((x) => x + radius) };
      const boundAll = () => crownValues(ready, box, 2, 'backward', 'real', NO_CHECKPOINT, { decidesOnly: true });
      // What is kept with weights stays.
      disposeBounds(await boundAll());
      const before = tf.memory().numTensors;
      const bounds = await boundAll();
      const read = new Map(
        [...bounds].map(([name, interval]) => [name, splitInterval(interval.dataSync() as Float32Array)]),
      );
      disposeBounds(bounds);
      expect(tf.memory().numTensors).toBe(before);
      for (let point = 0; point < 40; point++) {
        const sample = point % 2;
        const input = Float64Array.from({ length: 3 }, (_, i) => {
          const at = 3 * sample + i;
          const share = point < 20 ? random.integer(2) : random.uniform();
          return (box.lower[at] as number) + share * ((box.upper[at] as number) - (box.lower[at] as number));
        });
        for (const [name, values] of values64(network, ready.shapes, input)) {
          const { lower, upper } = read.get(name) as ReturnType<typeof splitInterval>;
          const outside = values.findIndex((value, at) => {
            const place = sample * values.length + at;
            const slack = 1e-12 * Math.abs(value);
            return value < (lower[place] as number) - slack || value > (upper[place] as number) + slack;
          });
          expect([name, outside]).toEqual([name, -1]);
        }
      }
      ready.dispose();
    },
  );
});
