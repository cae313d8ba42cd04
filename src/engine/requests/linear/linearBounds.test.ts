import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../../formats/models/onnx/readOnnx';
import { forward64 } from '../../../network/forward64';
import { valuesToOnnx } from '../../../network/layout';
import type { Network, Shape } from '../../../network/network';
import { inferShapes } from '../../../network/shapes';
import { Random } from '../../../numbers/random';
import { denseFile } from '../../../testing/networks/byHand';
import type { Dense } from '../../../testing/networks/denseNetwork';
import { testEngine } from '../../../testing/testEngine';
import type { LinearBoundsRequest, LinearFunction } from '../../api/types';

/** a = x + y and b = x − y on the box −1..1, then a⁺ − b⁺ and b⁺. */
const LAYERS: readonly Dense[] = [
  {
    weight: [
      [1, 1],
      [1, -1],
    ],
    bias: [0, 0],
  },
  {
    weight: [
      [1, 0],
      [-1, 1],
    ],
    bias: [3, 0],
  },
];
const FILE = denseFile(LAYERS);
const REQUEST = { model: FILE, input: [0, 0], epsilon: 1, rounding: 'none' } as const;

describe('linearBounds', () => {
  const engine = testEngine();

  it('gives an affine unit itself', async () => {
    const { lower, upper } = await engine.linearBounds({ ...REQUEST, target: { layer: 0, unit: 1 } });
    for (const found of [lower, upper]) expect([...found.coefficients]).toEqual([1, -1]);
    expect(lower).toMatchObject({ constant: 0, extreme: expect.closeTo(-2, 12) });
    expect(upper).toMatchObject({ constant: 0, extreme: expect.closeTo(2, 12) });
  });

  it('gives what can be worked out by hand behind a ReLU', async () => {
    // a and b lie in [−2, 2]: above z⁺ runs z/2 + 1, and below it 0, since the two areas are equal.
    const { lower, upper } = await engine.linearBounds({ ...REQUEST, target: { layer: 2, unit: 0 } });
    // a⁺ − b⁺ + 3 ≥ 0 − (b/2 + 1) + 3 and ≤ (a/2 + 1) − 0 + 3.
    expect([...lower.coefficients]).toEqual([-0.5, 0.5]);
    expect(lower).toMatchObject({ constant: expect.closeTo(2, 6), extreme: expect.closeTo(1, 6) });
    expect([...upper.coefficients]).toEqual([0.5, 0.5]);
    expect(upper).toMatchObject({ constant: expect.closeTo(4, 6), extreme: expect.closeTo(5, 6) });
  });

  it('gives the margin of the label, from bounds that are known as from its own', async () => {
    const request = { ...REQUEST, label: 0, method: 'crown' } as const;
    const { layers, marginLower } = await engine.bounds(request);
    const anew = await engine.linearBounds({ ...request, target: { against: 1 } });
    // a⁺ − b⁺ + 3 − b⁺ ≥ 3 − 2 (b/2 + 1)
    expect([...anew.lower.coefficients]).toEqual([-1, 1]);
    expect(anew.lower.extreme).toBeCloseTo(marginLower[1] as number, 5);
    expect(await engine.linearBounds({ ...request, target: { against: 1 }, layers })).toEqual(anew);
  });

  it('refuses what it cannot answer', async () => {
    const target = { layer: 0, unit: 0 };
    await expect(engine.linearBounds({ ...REQUEST, target, method: 'ibp' })).rejects.toThrow(/IBP keeps no function/);
    await expect(engine.linearBounds({ ...REQUEST, target: { layer: 9, unit: 0 } })).rejects.toThrow(/no layer 9/);
    await expect(engine.linearBounds({ ...REQUEST, target: { layer: 0, unit: 2 } })).rejects.toThrow(/no unit 2/);
    await expect(engine.linearBounds({ ...REQUEST, target: { against: -1 } })).rejects.toThrow(/no unit -1/);
    await expect(engine.linearBounds({ ...REQUEST, input: [0, 0, 1, 1], target })).rejects.toThrow(/2 inputs/);
  });

  it.each([
    ['a unit of a convolution', { layer: 2, unit: 15 * 100 + 92 }],
    ['a logit', { layer: 7, unit: 6 }],
    ['a margin', { against: 0 }],
  ])('lies on its side of the network at points of the box, evaluated in float64: %s', async (_, target) => {
    const network = readOnnx(readFileSync('public/models/fashion-natural.onnx'), 'fashion-natural');
    const input = { dataset: 'fashion-mnist', index: 4 };
    const request = { model: 'fashion-natural', input, epsilon: 0.01, method: 'crown-ibp' } as const;
    const { lower, upper } = await engine.linearBounds({ ...request, target });
    const { images, labels } = await engine.dataset('fashion-mnist');
    const random = new Random(1);
    for (let trial = 0; trial < 20; trial++) {
      const point = Float64Array.from(images.subarray(4 * 784, 5 * 784), (pixel) =>
        Math.min(1, Math.max(0, pixel / 255 + 0.01 * (2 * random.uniform() - 1))),
      );
      const truth = evaluate(network, point, target, labels[4] as number);
      expect(at(lower, point)).toBeLessThanOrEqual(truth);
      expect(at(upper, point)).toBeGreaterThanOrEqual(truth);
      expect(at(lower, point)).toBeGreaterThanOrEqual(lower.extreme);
      expect(at(upper, point)).toBeLessThanOrEqual(upper.extreme);
    }
  });

  it('leaves no tensors behind', async () => {
    const request = { ...REQUEST, target: { against: 1 } };
    await engine.linearBounds(request);
    const before = tf.memory().numTensors;
    await engine.linearBounds(request);
    expect(tf.memory().numTensors).toBe(before);
  });
});

function at({ coefficients, constant }: LinearFunction, point: Float64Array): number {
  return point.reduce((sum, x, i) => sum + x * (coefficients[i] as number), constant);
}

/** The value asked about, in float64; maps and vectors of one sample, channels last, are read in ONNX's order. */
function evaluate(network: Network, point: Float64Array, target: LinearBoundsRequest['target'], label: number): number {
  const shapes = inferShapes(network);
  const output = 'against' in target ? network.output : (network.nodes[target.layer]?.output as string);
  const values = valuesToOnnx(forward64({ ...network, output }, shapes, point), shapes.get(output) as Shape);
  if ('unit' in target) return values[target.unit] as number;
  return (values[label] as number) - (values[target.against] as number);
}
