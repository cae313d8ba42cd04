import { describe, expect, it } from 'vitest';
import { inferShapes } from '../network/shapes';
import { Random } from '../numbers/random';
import { dmMedium, dmSmall, tinyCnn } from './architectures';

describe('dmSmall', () => {
  const network = dmSmall.build([28, 28, 1], 10, new Random(1));

  it('has the layers it is known for', () => {
    expect(Object.fromEntries(inferShapes(network))).toEqual({
      input: [28, 28, 1],
      conv1: [13, 13, 16],
      relu1: [13, 13, 16],
      conv2: [10, 10, 32],
      relu2: [10, 10, 32],
      flatten1: [3200],
      gemm1: [100],
      relu3: [100],
      logits: [10],
    });
  });

  it('begins with He’s variance, 2 / inputs, and without biases', () => {
    for (const [name, weight, inputs] of [
      ['conv2', 'filter', 256],
      ['gemm1', 'weight', 3200],
    ] as const) {
      const data = [...(network.nodes.find((node) => node.name === name)?.weights[weight]?.data ?? [])];
      const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
      expect((variance * inputs) / 2).toBeGreaterThan(0.95);
      expect((variance * inputs) / 2).toBeLessThan(1.05);
    }
    const biases = network.nodes.flatMap((node) => [...(node.weights.bias?.data ?? [])]);
    expect(biases).toEqual(new Array(158).fill(0));
  });

  it('is the same for the same seed', () => {
    expect(dmSmall.build([28, 28, 1], 10, new Random(1))).toEqual(network);
    expect(dmSmall.build([28, 28, 1], 10, new Random(2))).not.toEqual(network);
  });
});

it('for intervals draws with standard deviation √(2π) / inputs around 0', () => {
  const { nodes } = dmSmall.build([28, 28, 1], 10, new Random(1), 'intervals');
  for (const [name, weight, inputs] of [
    ['conv2', 'filter', 256],
    ['gemm1', 'weight', 3200],
  ] as const) {
    const data = [...(nodes.find((node) => node.name === name)?.weights[weight]?.data ?? [])];
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    const deviation = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
    expect((deviation * inputs) / Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 1);
    expect(Math.abs(mean * inputs)).toBeLessThan(0.1);
  }
});

it.each([
  [tinyCnn, [28, 28, 1], [5, 5, 16], [64]],
  [dmMedium, [32, 32, 3], [5, 5, 64], [512]],
] as const)('builds $id', (architecture, input, image, vector) => {
  const shapes = [...inferShapes(architecture.build(input, 10, new Random(1), 'intervals')).values()];
  expect(shapes).toContainEqual(image);
  expect(shapes).toContainEqual(vector);
  expect(shapes.at(-1)).toEqual([10]);
});
