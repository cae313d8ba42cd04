import { expect, it } from 'vitest';
import { inferShapes } from '../../network/shapes';
import { Random } from '../../numbers/random';
import { dmMedium } from './dmMedium';
import { dmSmall } from './dmSmall';
import { tinyCnn } from './tinyCnn';

it('for intervals draws with standard deviation √(2π) / inputs around 0', () => {
  const { nodes } = dmSmall.build([28, 28, 1], 10, new Random(1), 'ibp');
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
  const shapes = [...inferShapes(architecture.build(input, 10, new Random(1), 'ibp')).values()];
  expect(shapes).toContainEqual(image);
  expect(shapes).toContainEqual(vector);
  expect(shapes.at(-1)).toEqual([10]);
});
