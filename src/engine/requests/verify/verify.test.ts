import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../numbers/random';
import { denseFile, fileOf } from '../../../testing/networks/byHand';
import { type Dense, denseNetwork } from '../../../testing/networks/denseNetwork';
import { decimalBelow, exactMinimum, moved } from '../../../testing/networks/exactMinimum';
import { node, onnxFile } from '../../../testing/networks/onnxFile';
import { runOnnx } from '../../../testing/onnxruntime';
import { testEngine } from '../../../testing/testEngine';
import type { Progress, VerifyRequest } from '../../api/types';

/** A property of networks of two inputs in [−1, 1] and so many outputs. */
function propertyOf(assertions: string, outputs = 1): string {
  const declared = Array.from({ length: outputs }, (_, at) => `(declare-const Y_${at} Real)`);
  return `(declare-const X_0 Real) (declare-const X_1 Real) ${declared.join(' ')}
    (assert (and (<= X_0 1) (>= X_0 -1) (<= X_1 1) (>= X_1 -1))) ${assertions}`;
}

/** Dense layers whose weights are random multiples of 1/8. */
function randomLayers(seed: number, sizes: readonly number[]): Dense[] {
  const random = new Random(seed, 'layers', 0);
  const eighth = () => Math.round(random.uniform() * 32 - 16) / 8;
  return sizes.slice(1).map((outputs, layer) => ({
    weight: Array.from({ length: sizes[layer] as number }, () => Array.from({ length: outputs }, eighth)),
    bias: Array.from({ length: outputs }, eighth),
  }));
}

/** |x| + |y| of two inputs. */
const SUM_OF_MAGNITUDES = denseFile([
  {
    weight: [
      [1, -1, 0, 0],
      [0, 0, 1, -1],
    ],
    bias: [0, 0, 0, 0],
  },
  { weight: [[1], [1], [1], [1]], bias: [0] },
]);

describe('deciding a property', () => {
  const engine = testEngine();
  const ask = (model: ArrayBuffer, property: string, more: Partial<VerifyRequest> = {}) =>
    engine.verify({ model, property, timeout: 20, ...more });

  it.each([1, 2, 3, 4])('agrees with the exact minimum over all patterns of activation, network %i', async (seed) => {
    const layers = randomLayers(seed, [2, 3, 3, 1]);
    const minimum = exactMinimum(layers, [
      [-1, 1],
      [-1, 1],
    ]);
    const model = denseFile(layers);
    const below = (by: number) => propertyOf(`(assert (<= Y_0 ${decimalBelow(moved(minimum, by), 30)}))`);
    expect((await ask(model, below(-1e-3))).verdict).toBe('verified');
    const found = await ask(model, below(1e-3));
    expect(found.verdict).toBe('falsified');
    const input = Float32Array.from(found.counterexample?.input ?? [], Number);
    const [output] = await runOnnx(new Uint8Array(model), input, [1, 2]);
    expect(output).toBeLessThan(Number(decimalBelow(moved(minimum, 1.1e-3), 30)));
    expect((await ask(model, below(1e-6))).verdict).toBe('falsified');
    // Too near to be sure of either may be unknown, never wrong.
    expect((await ask(model, below(-1e-9), { timeout: 0.3 })).verdict).not.toBe('falsified');
    expect((await ask(model, below(1e-9), { timeout: 0.3 })).verdict).not.toBe('verified');
  });

  it('keeps strict signs apart from others, and rows of one disjunct from those of another', async () => {
    const verdict = async (assertions: string) => (await ask(SUM_OF_MAGNITUDES, propertyOf(assertions))).verdict;
    expect(await verdict('(assert (<= (* 2 X_0) (+ X_0 -1)))')).toBe('falsified');
    expect(await verdict('(assert (< (* 2 X_0) (+ X_0 -1)))')).toBe('verified');
    expect(await verdict('(assert (< Y_0 0))')).toBe('verified');
    expect(await verdict('(assert (>= Y_0 2.001))')).toBe('verified');
    expect(await verdict('(assert (or (and (<= X_0 -0.5) (<= Y_0 0.4)) (and (>= X_0 0.5) (<= Y_0 0.45))))')).toBe(
      'verified',
    );
    expect(await verdict('(assert (or (and (<= X_0 -0.5) (<= Y_0 0.4)) (and (>= X_0 0.5) (<= Y_0 0.55))))')).toBe(
      'falsified',
    );
    // Inputs and outputs in one row: |x| + |y| < x holds nowhere, |x| + |y| ≤ x where y = 0.
    expect(await verdict('(assert (<= Y_0 (- X_0 0.001)))')).toBe('verified');
    expect(await verdict('(assert (<= Y_0 (+ X_0 0.1)))')).toBe('falsified');
    expect(await verdict('(assert (and (<= Y_0 1) (> X_0 0.999)))')).toBe('falsified');
    // Two rows that only exclude each other.
    expect(await verdict('(assert (and (<= Y_0 0.5) (>= (+ X_0 X_1) 0.52)))')).toBe('verified');
    // Rows that exclude each other whatever the network is.
    expect(await verdict('(assert (and (< Y_0 X_0) (< X_0 X_1) (< X_1 Y_0)))')).toBe('verified');
    expect(await verdict('(assert (and (<= Y_0 0.5) (> Y_0 0.5)))')).toBe('verified');
    expect(await verdict('(assert (and (<= Y_0 0.5) (>= Y_0 0.5)))')).toBe('falsified');
    expect(await verdict('(assert (<= X_0 0.5))')).toBe('falsified');
    expect(await verdict('(assert (>= X_0 2))')).toBe('verified');
  });

  it('finds what hides in a thin region, in a box that no float is in', async () => {
    // 1 − 4096·max(0, x − c, c − x): positive within 1/4096 of c only.
    const c = 0.3173828125;
    const spike = denseFile([
      {
        weight: [
          [1, -1],
          [0, 0],
        ],
        bias: [-c, c],
      },
      { weight: [[-4096], [-4096]], bias: [1] },
    ]);
    const property = propertyOf('(assert (>= Y_0 0.5))').replace(
      /\(<= X_1 1\) \(>= X_1 -1\)/,
      '(<= X_1 0.1) (>= X_1 0.1)',
    );
    const { verdict, counterexample } = await ask(spike, property);
    expect(verdict).toBe('falsified');
    expect(counterexample?.input[1]).toBe('0.1');
  });

  it('decides at limits and bounds of boxes that are decimals and no floats', async () => {
    const between = (low: string, high: string) =>
      propertyOf('').replace(
        /\(assert.*/,
        `(assert (and (>= X_0 ${low}) (<= X_0 ${high}) (>= X_1 ${low}) (<= X_1 0.3)))`,
      );
    const answer = (low: string, high: string, assertion: string) =>
      ask(SUM_OF_MAGNITUDES, `${between(low, high)} (assert ${assertion})`);
    expect((await answer('0.1', '0.1', '(< Y_0 0.2)')).verdict).toBe('verified');
    expect((await answer('0.1', '0.3', '(< Y_0 0.2)')).verdict).toBe('verified');
    expect((await answer('0.1', '0.3', '(> Y_0 0.6)')).verdict).toBe('verified');
    const least = await answer('0.1', '0.3', '(<= Y_0 0.2)');
    expect([least.verdict, ...(least.counterexample?.input ?? [])]).toEqual(['falsified', '0.1', '0.1']);
    const largest = await answer('0.1', '0.3', '(>= Y_0 0.6)');
    expect([largest.verdict, ...(largest.counterexample?.input ?? [])]).toEqual(['falsified', '0.3', '0.3']);
    expect((await answer('0.1', '0.1', '(and (>= Y_0 0.2) (<= X_1 0.1))')).verdict).toBe('falsified');
    // A box in which no float lies, and none of whose points is far from its bounds.
    expect((await answer('0.1', '0.10000000000000000001', '(< Y_0 0.2)')).verdict).toBe('verified');
  });

  it('decides maxima, means and differences of numbers at their very limits', async () => {
    const model = onnxFile({
      inputs: { x: [1, 1, 2, 2] },
      nodes: [
        node('MaxPool', ['x'], 'largest', { kernel_shape: [2, 2] }),
        node('AveragePool', ['x'], 'mean', { kernel_shape: [2, 2] }),
        node('Sub', ['largest', 'mean'], 'above'),
        node('Flatten', ['above'], 'y'),
      ],
    }).slice().buffer as ArrayBuffer;
    const pixels = [0, 1, 2, 3].map(
      (at) => `(declare-const X_${at} Real)(assert (>= X_${at} 0))(assert (<= X_${at} 1))`,
    );
    const verdict = async (assertion: string) =>
      (await ask(model, `${pixels.join('')}(declare-const Y_0 Real)(assert ${assertion})`)).verdict;
    expect(await verdict('(> Y_0 0.75)')).toBe('verified');
    expect(await verdict('(>= Y_0 0.75)')).toBe('falsified');
    expect(await verdict('(<= Y_0 0)')).toBe('falsified');
    expect(await verdict('(<= Y_0 -0.01)')).toBe('verified');
  });

  it.each<[string, number, Dense[]]>([
    // Over the real numbers 3x, −3 at least; in float32, a multiple of 2 less 2²⁵: −4 for x = −1.
    [
      'precision',
      -3.5,
      [
        { weight: [[3], [0]], bias: [2 ** 25] },
        { weight: [[1]], bias: [-(2 ** 25)] },
      ],
    ],
    // 2²⁵a + x₀ + 1 − 2²⁵a: some orders of summation lose what is small.
    [
      'order',
      -0.25,
      [
        {
          weight: [
            [0, 1, 0],
            [0, 0, 0],
          ],
          bias: [1, 1, 1],
        },
        { weight: [[2 ** 25], [1], [-(2 ** 25)]], bias: [0] },
      ],
    ],
  ])('does not say of float32 executions what holds over the real numbers alone: %s', async (_, limit, layers) => {
    const request = { model: denseFile(layers), property: propertyOf(`(assert (<= Y_0 ${limit}))`), timeout: 1 };
    expect((await engine.verify({ ...request, rounding: 'float32' })).verdict).not.toBe('verified');
    expect((await engine.verify({ ...request, rounding: 'real' })).verdict).not.toBe('falsified');
  });

  it('says when its time is over, reports its tree on the way, and leaves no tensors behind', async () => {
    const layers = randomLayers(9, [2, 24, 24, 24, 1]);
    const model = denseFile(layers);
    await ask(model, propertyOf('(assert (<= Y_0 -1e6))'));
    const before = tf.memory().numTensors;
    const seen: Progress[] = [];
    const hard = propertyOf('(assert (and (<= Y_0 1e3) (>= (* 1e-6 Y_0) (+ X_0 1.0000000001))))');
    const result = await engine.verify({ model, property: hard, timeout: 2 }, { onProgress: (one) => seen.push(one) });
    expect(['timeout', 'verified', 'unknown']).toContain(result.verdict);
    expect(seen.at(-1)?.tree?.verified).toBeGreaterThanOrEqual(0);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [{ timeout: 0 }, /timeout is 0/],
    [{ rounding: 'up' as 'real' }, /rounding “up”/],
    [{ property: 7 as unknown as string }, /neither text nor/],
    [{ property: '(assert' }, /never closed/],
    [{ property: propertyOf('(assert (<= Y_1 0))', 2) }, /about 2 outputs, the network has 1/],
    [{ surprise: 1 } as object, /surprise/],
  ])('refuses %o', async (change, message) => {
    const request = { model: SUM_OF_MAGNITUDES, property: propertyOf('(assert (<= Y_0 1))'), ...change };
    await expect(engine.verify(request)).rejects.toThrow(message);
  });

  it('compares logits where a network ends in Softmax, and asks for nothing else of them', async () => {
    const network = denseNetwork([
      {
        weight: [
          [1, 0],
          [0, 1],
        ],
        bias: [3, 0],
      },
    ]);
    const model = fileOf({ ...network, normalizedBy: 'Softmax' });
    expect((await ask(model, propertyOf('(assert (<= Y_0 Y_1))', 2))).verdict).toBe('verified');
    await expect(ask(model, propertyOf('(assert (<= Y_0 0.5))', 2))).rejects.toThrow(/ends in Softmax/);
    // Far apart, both outputs of a float32 Softmax may be the same number.
    const runs = ask(model, propertyOf('(assert (<= Y_0 Y_1))', 2), { rounding: 'float32' });
    await expect(runs).rejects.toThrow(/float32 executions/);
  });
});
