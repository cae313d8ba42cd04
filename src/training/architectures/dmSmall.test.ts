import { describe, expect, it } from 'vitest';
import { inferShapes } from '../../network/shapes';
import { Random } from '../../numbers/random';
import { dmSmall } from './dmSmall';

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
