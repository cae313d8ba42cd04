import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { dataTypeNumber } from '../dataType';
import { TensorProtoSchema } from '../onnx_pb';
import { readTensor } from '../readTensor';
import { dequantized } from './dequantizing';

const tensorOf = (type: Parameters<typeof dataTypeNumber>[0], dims: readonly number[], bytes: readonly number[]) =>
  readTensor(
    create(TensorProtoSchema, {
      name: 'q',
      dataType: dataTypeNumber(type),
      dims: dims.map(BigInt),
      rawData: Uint8Array.from(bytes),
    }),
  );

test('numbers of four and of eight bits are read', () => {
  expect([...tensorOf('int4', [3], [0xf7, 0x08]).data]).toEqual([7, -1, -8]);
  expect([...tensorOf('uint4', [4], [0xf7, 0x08]).data]).toEqual([7, 15, 8, 0]);
  expect([...tensorOf('float8e4m3fn', [5], [0x38, 0xb9, 0x01, 0x7e, 0x7f]).data]).toEqual([
    1,
    -1.125,
    2 ** -9,
    448,
    Number.NaN,
  ]);
  expect([...tensorOf('float8e5m2', [4], [0x3c, 0xc1, 0x7b, 0x7c]).data]).toEqual([
    1,
    -2.5,
    57344,
    Number.POSITIVE_INFINITY,
  ]);
  expect([...tensorOf('float8e4m3fnuz', [4], [0x40, 0xc1, 0x7f, 0x80]).data]).toEqual([1, -1.125, 240, Number.NaN]);
  expect([...tensorOf('float8e5m2fnuz', [4], [0x40, 0xc1, 0x7f, 0x80]).data]).toEqual([1, -1.25, 57344, Number.NaN]);
  expect([...tensorOf('float4e2m1', [4], [0x91, 0x7f]).data]).toEqual([0.5, -0.5, -6, 6]);
});

test('every block of an axis has its own scale and zero point', () => {
  const constants = {
    q: { shape: [2, 3], type: 'integer' as const, data: Float64Array.of(1, 2, 3, 4, 5, 6) },
    s: { shape: [2, 2], type: 'float' as const, data: Float32Array.of(1, 10, 100, 1000) },
    z: { shape: [2, 2], type: 'integer' as const, data: Float64Array.of(0, 1, 2, 3) },
  };
  const context = {
    opset: 21,
    batched: true,
    shapeOf: () => [],
    constant: (name: string) => constants[name as keyof typeof constants],
  };
  const node = (attributes: Readonly<Record<string, number>>) => ({
    name: 'd',
    opType: 'DequantizeLinear',
    inputs: ['q', 's', 'z'],
    outputs: ['y'],
    attributes,
  });
  expect([...dequantized(node({ axis: 1, block_size: 2 }), context).high.data]).toEqual([1, 2, 20, 200, 300, 3000]);
  expect(() => dequantized(node({ axis: 1, block_size: 3 }), context)).toThrow('do not fit');
  expect(() => dequantized(node({ axis: 0 }), context)).toThrow('do not fit');
});
