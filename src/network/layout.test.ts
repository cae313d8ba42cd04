import fc from 'fast-check';
import { expect, test } from 'vitest';
import { permute, shapeFromOnnx, shapeToOnnx, valuesFromOnnx, valuesToOnnx } from './layout';

test('images are channels last, everything else as in ONNX', () => {
  expect(shapeFromOnnx([3, 4, 5])).toEqual([4, 5, 3]);
  expect(shapeToOnnx([4, 5, 3])).toEqual([3, 4, 5]);
  expect(shapeFromOnnx([7])).toEqual([7]);
  expect(shapeFromOnnx([2, 3, 4, 5])).toEqual([2, 3, 4, 5]);
});

test('values follow, sample by sample', () => {
  // Two samples of two channels of one row of two.
  const onnx = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  expect([...valuesFromOnnx(onnx, [1, 2, 2])]).toEqual([1, 3, 2, 4, 5, 7, 6, 8]);
  expect(valuesToOnnx(valuesFromOnnx(onnx, [1, 2, 2]), [1, 2, 2])).toEqual(onnx);
});

test('permute is undone by the inverse permutation', () => {
  const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(orders, sizes, (order, shape) => {
      const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, index) => index);
      const permuted = permute(data, shape, order);
      const inverse = [0, 1, 2, 3].map((axis) => order.indexOf(axis));
      const there = order.map((axis) => shape[axis] as number);
      expect(permute(permuted, there, inverse)).toEqual(data);
    }),
  );
});
