import { beforeAll, expect, it } from 'vitest';
import { type Network, sizeOf } from '../../../network/network';
import { flattening } from '../../../network/ops/move/flatten';
import { uploadNetwork } from '../../../network/upload';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { randomLayers } from '../../../testing/decideOn';
import { convolutional, numbers } from '../../../testing/networks/convolutional';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from '../../checkpoint';
import { crownValues } from '../../methods/crown';
import { disposeBounds } from '../../valueBounds';
import type { Row } from '../floatProperty';
import { searchSplits, stepsOf } from '../searchSplits';
import { disposeSplits, readRoot, type Split, splitValues } from '../splitValues';
import { type DenseRegion, denseRegionOf } from './denseRegion';
import { DenseSplits } from './denseSplits';

beforeAll(() => startTestBackend('wasm'));

const layers = (seed: number) => denseNetwork(randomLayers(seed, [5, 14, 13, 12, 3]));

it.each([
  ['dense layers', 2, layers(2)],
  ['dense layers', 7, layers(7)],
  ['convolutions and a residual sum', 3, residual(6, 3)],
])('finds what the passes of all subproblems together find, %s, %i', async (_, seed, network) => {
  const ready = uploadNetwork(network);
  const inputs = sizeOf(network.input.shape);
  const [from, to] = inputs > 5 ? [-0.6, 0.7] : [-0.1, 0.15];
  const box = { lower: new Float32Array(inputs).fill(from), upper: new Float32Array(inputs).fill(to) };
  const bounds = await crownValues(ready, box, 1, 'backward', 'real', NO_CHECKPOINT);
  const root = await readRoot(ready, bounds);
  const dense = new DenseSplits(ready, root, (await denseRegionOf(ready, 'real', box, root)) as DenseRegion);
  expect(await denseRegionOf({ ...ready, memory: 1000 }, 'real', box, root)).toBeUndefined();
  expect(await denseRegionOf(ready, 'float32', box, root)).toBeUndefined();
  const random = new Random(seed, 'parts');
  const parts = Array.from({ length: 5 }, () => {
    const splits = [...root.readBounds].flatMap(([value, { lower, upper }]) => {
      return [...lower.keys()].flatMap((unit): Split[] => {
        const isOpen = (lower[unit] as number) < 0 && (upper[unit] as number) > 0;
        const sign = random.uniform() < 0.5 ? 1 : -1;
        return isOpen && random.uniform() < 0.15 ? [{ value, unit, at: 0, sign }] : [];
      });
    });
    return { splits };
  });
  // As many of all, since rows that repeat count more in the other's costs.
  const rows = parts.map(() => {
    return [1, 2].map((): Row => {
      const coefficients = Float32Array.from({ length: 3 }, () => 2 * random.uniform() - 1);
      return { coefficients, limit: { up: 1e3, down: 1e3 }, isStrict: false };
    });
  });
  expect(parts.some(({ splits }) => splits.length > 2)).toBe(true);
  const found = await dense.bound(parts, rows, stepsOf(5), NO_CHECKPOINT);
  const { bounds: cut, splits } = splitValues(
    ready,
    root,
    parts.map((part) => part.splits),
  );
  const context = { ready, bounds: cut, batch: parts.length, rounding: 'real' } as const;
  const beside = await searchSplits(context, { rows, splits, parts, root, steps: 5 }, NO_CHECKPOINT);
  for (const [at, bound] of beside.lower.entries()) {
    expect(Math.abs((found.lower[at] as number) - bound)).toBeLessThan(3e-4 * (1 + Math.abs(bound)));
  }
  for (const sample of parts.keys()) {
    const corner = beside.cornerOf(sample);
    found.cornerOf(sample).forEach((x, at) => void expect(x).toBeCloseTo(corner[at] as number, 6));
    expect(found.after(sample, [0, 1]).candidates).toEqual(beside.after(sample, [0, 1]).candidates);
  }
  // Warm, a few steps more are no worse.
  const next = parts.map((part, sample) => ({ ...part, warm: found.after(sample, [0, 1]).warm }));
  const further = await dense.bound(next, rows, stepsOf(5), NO_CHECKPOINT);
  for (const [at, bound] of found.lower.entries()) {
    expect(further.lower[at]).toBeGreaterThan((bound as number) - 1e-3 * Math.abs(bound as number));
  }
  dense.dispose();
  disposeBounds(cut);
  disposeSplits(splits);
  disposeBounds(bounds);
  ready.dispose();
});

it('claims nothing above a least value that float32 does not hold', async () => {
  // |x| + 1 − 2⁻³⁰, which is nearer to 1 than to any other float32 number.
  const ready = uploadNetwork(
    denseNetwork([
      { weight: [[1, -1, 0]], bias: [0, 0, 1] },
      { weight: [[1], [1], [-(2 ** -30)]], bias: [1] },
    ]),
  );
  const box = { lower: Float32Array.of(-1), upper: Float32Array.of(1) };
  const bounds = await crownValues(ready, box, 1, 'backward', 'real', NO_CHECKPOINT);
  const root = await readRoot(ready, bounds);
  const dense = new DenseSplits(ready, root, (await denseRegionOf(ready, 'real', box, root)) as DenseRegion);
  const [value] = root.readBounds.keys() as MapIterator<string>;
  const splits = [0, 1].map((unit): Split => ({ value: value as string, unit, at: 0, sign: unit === 0 ? 1 : -1 }));
  const row: Row = { coefficients: Float32Array.of(1), limit: { up: 1, down: 1 }, isStrict: false };
  // Of x ≥ 0 a multiplier of 1 makes the bound that least value itself.
  const warm = { relaxed: new Map([['open units', new Uint16Array(2)]]), multipliers: Float32Array.of(1, 0), rows: 1 };
  const { lower } = await dense.bound([{ splits, warm }], [[row]], stepsOf(0), NO_CHECKPOINT);
  const least = 1 - 2 ** -30;
  expect(lower[0]).toBeLessThanOrEqual(least);
  expect(lower[0]).toBeCloseTo(least, 8);
  dense.dispose();
  disposeBounds(bounds);
  ready.dispose();
});

/** Convolutions with a residual block, three outputs. */
function residual(size: number, channels: number): Network {
  const { nodes, ...network } = convolutional(2 * size, channels);
  const kept = nodes.filter(({ op }) => op === 'Conv' || op === 'Relu' || op === 'Add');
  const count = size * size * channels;
  const weight = { shape: [count, 3], data: numbers(3 * count, 0.5) };
  const dense = { ...(nodes.at(-1) as (typeof nodes)[number]), weights: { weight } };
  return { ...network, nodes: [...kept, flattening('r3', [size, size, channels], 'flat'), dense] };
}
