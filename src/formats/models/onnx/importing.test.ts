import { create, toBinary } from '@bufbuild/protobuf';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Network } from '../../../network/network';
import { startTestBackend } from '../../../testing/backend';
import {
  floats,
  integers,
  type NodeInit,
  node,
  type OnnxFile,
  onnxFile,
  onnxModel,
} from '../../../testing/networks/onnxFile';
import { runNetwork } from '../../../testing/runNetwork';
import { ModelProtoSchema, TensorProtoSchema } from './onnx_pb';
import { readOnnx } from './readOnnx';
import { writeOnnx } from './writeOnnx';

beforeAll(() => startTestBackend('wasm'));

const DOUBLE = floats('w', [2, 2], [2, 0, 0, 2]);
const read = (file: OnnxFile) => readOnnx(onnxFile(file), 'test');
const ops = (network: Network) => network.nodes.map(({ op }) => op);
const at = (network: Network, ...x: number[]) => [...runNetwork(network, Float32Array.from(x))];

describe('the graph', () => {
  test('is put into an order in which it can be computed', () => {
    const nodes = [node('Add', ['b', 'x'], 'y'), node('Relu', ['a'], 'b'), node('Neg', ['x'], 'a')];
    const network = read({ nodes });
    expect(ops(network)).toEqual(['Neg', 'Relu', 'Add']);
    expect(at(network, 1, -2)).toEqual([1, 0]);
  });

  test('keeps the order of the file where that is one', () => {
    const nodes = [node('Relu', ['x'], 'a'), node('Neg', ['x'], 'b'), node('Add', ['b', 'a'], 'y')];
    expect(ops(read({ nodes }))).toEqual(['Relu', 'Neg', 'Add']);
  });

  test('loses what the output does not need, whatever it is', () => {
    const dead = { ...node('Frobnicate', ['x', 'nowhere'], 'dead'), domain: 'my.ops' };
    const broken = { name: 'broken', dims: [-5n], dataType: 99 };
    const network = read({ nodes: [dead, node('Relu', ['x'], 'y')], constants: [broken] });
    expect(ops(network)).toEqual(['Relu']);
  });

  test('may list its constants among its inputs', () => {
    const inputs = { w: [2, 2], x: ['N', 2] };
    expect(at(read({ inputs, nodes: [node('MatMul', ['x', 'w'], 'y')], constants: [DOUBLE] }), 1, 3)).toEqual([2, 6]);
  });

  test('may be very deep', () => {
    const nodes = Array.from({ length: 3000 }, (_, depth) => node('Identity', [`v${depth}`], `v${depth + 1}`));
    const network = read({ inputs: { v0: [1, 2] }, outputs: ['v3000'], nodes: nodes.reverse() });
    expect(network.nodes.length).toBe(3000);
  });

  test.each([[['N', 2]], [[-1, 2]], [[0, 2]], [[1, 2]]])('takes the batch of %j', (sizes) => {
    expect(read({ inputs: { x: sizes }, nodes: [node('Relu', ['x'], 'y')] }).input.shape).toEqual([2]);
  });

  test('names nodes by their output where the file has no names', () => {
    const nodes = [{ ...node('Relu', ['x'], 'a'), name: 'first' }, node('Relu', ['a'], 'y')];
    expect(read({ nodes }).nodes.map(({ name }) => name)).toEqual(['first', 'y']);
  });

  test('may drop or move a batch that is exactly one', () => {
    const inputs = { x: [1, 2] };
    const dropped = [node('Reshape', ['x', 'all'], 'a'), node('MatMul', ['a', 'w'], 'y')];
    const constants = [DOUBLE, integers('all', [-1])];
    expect(at(read({ inputs, nodes: dropped, constants }), 1, 3)).toEqual([2, 6]);
    const moved = [node('Transpose', ['x'], 'a', { perm: [1, 0] }), node('Mul', ['a', 'column'], 'y')];
    const network = read({ inputs, nodes: moved, constants: [floats('column', [2, 1], [2, 3])] });
    expect(network.input.shape).toEqual([2]);
    expect(at(network, 1, 3)).toEqual([2, 9]);
    expect(() => read({ inputs: { x: ['N', 2] }, nodes: dropped, constants })).toThrow('batch');
  });

  test('without a batch is taken as one sample', () => {
    const nodes = [node('MatMul', ['x', 'w'], 'a'), node('Add', ['a', 'b'], 'y')];
    const network = read({ inputs: { x: [2] }, nodes, constants: [DOUBLE, floats('b', [2], [1, 1])] });
    expect(network.input.shape).toEqual([2]);
    expect(at(network, 1, 3)).toEqual([3, 7]);
  });
});

describe('a Softmax at the end', () => {
  test.each(['Softmax', 'LogSoftmax'] as const)('is left out and remembered: %s', (op) => {
    const network = read({ nodes: [node('Neg', ['x'], 'logits'), node(op, ['logits'], 'y', { axis: -1 })] });
    expect(network.normalizedBy).toBe(op);
    expect(network.output).toBe('logits');
    expect(at(network, 1, 2)).toEqual([-1, -2]);
    expect(readOnnx(writeOnnx(network), 'test')).toEqual(network);
  });

  test('over another axis stays in the network', () => {
    const nodes = [node('Neg', ['x'], 'a'), node('Softmax', ['a'], 'y', { axis: 1 })];
    const network = read({ inputs: { x: ['N', 1, 2] }, nodes });
    expect(network.normalizedBy).toBeUndefined();
    expect([...runNetwork(network, Float32Array.of(3, 5))]).toEqual([1, 1]);
  });

  test('with the largest class alone after it is left out with that', () => {
    const nodes = [node('Neg', ['x'], 'a'), node('Softmax', ['a'], 'p'), node('ArgMax', ['p'], 'y', { axis: 1 })];
    const network = read({ inputs: { x: ['N', 2] }, nodes });
    expect([...runNetwork(network, Float32Array.of(3, 5))]).toEqual([-3, -5]);
  });
});

describe('constants', () => {
  const constantNode = (attributes: Parameters<typeof node>[3]) => [
    node('Constant', [], 'c', attributes),
    node('Add', ['x', 'c'], 'y'),
  ];

  test.each([
    ['a tensor', { value: { tensor: floats('', [2], [10, 20]) } }, [11, 22]],
    ['a float', { value_float: { float: 10 } }, [11, 12]],
  ] as const)('may be nodes: %s', (_, attributes, expected) => {
    expect(at(read({ nodes: constantNode(attributes) }), 1, 2)).toEqual(expected);
  });

  test.each([
    ['value_ints', { value_ints: [-1, 2] }],
    ['value_int', { value_int: 2 }],
  ] as const)('may be nodes: %s', (name, attributes) => {
    const one = node('Constant', [], 'c', attributes);
    const shape =
      name === 'value_int'
        ? [one, node('Unsqueeze', ['c', 'zero'], 'v'), node('Concat', ['minus', 'v'], 's', { axis: 0 })]
        : [one];
    const nodes: NodeInit[] = [...shape, node('Reshape', ['x', name === 'value_int' ? 's' : 'c'], 'y')];
    const constants = [integers('zero', [0]), integers('minus', [-1])];
    expect(at(read({ nodes, constants }), 1, 2)).toEqual([1, 2]);
  });

  test.each([
    ['raw floats', { dataType: 1, rawData: new Uint8Array(Float32Array.of(0.5, -3).buffer) }, [0.5, -3]],
    ['float16 in integers', { dataType: 10, int32Data: [0x3800, 0xc200] }, [0.5, -3]],
    ['raw float16, subnormal', { dataType: 10, rawData: Uint8Array.of(1, 0, 0, 0x80) }, [2 ** -24, -0]],
    ['raw bfloat16', { dataType: 16, rawData: Uint8Array.of(0, 0x3f, 0x40, 0xc0) }, [0.5, -3]],
    ['doubles', { dataType: 11, doubleData: [0.5, -3] }, [0.5, -3]],
    ['raw doubles', { dataType: 11, rawData: new Uint8Array(Float64Array.of(0.5, -3).buffer) }, [0.5, -3]],
  ])('may be %s', (_, tensor, expected) => {
    const constants = [{ name: 'c', dims: [2n], ...tensor }];
    const network = read({ nodes: [node('Add', ['x', 'c'], 'y')], constants });
    expect([...(network.nodes[0]?.weights.constant?.data ?? [])]).toEqual(expected);
  });

  test.each([
    ['raw int64', { dataType: 7, rawData: new Uint8Array(BigInt64Array.of(-1n, 2n).buffer) }],
    ['raw int32', { dataType: 6, rawData: new Uint8Array(Int32Array.of(-1, 2).buffer) }],
    ['int32', { dataType: 6, int32Data: [-1, 2] }],
  ])('may be shapes as %s', (_, tensor) => {
    const constants = [{ name: 's', dims: [2n], ...tensor }];
    expect(at(read({ nodes: [node('Reshape', ['x', 's'], 'y')], constants }), 1, 2)).toEqual([1, 2]);
  });

  test('in unaligned raw data are read', () => {
    const raw = new Uint8Array(9);
    raw.set(new Uint8Array(Float32Array.of(7, 8).buffer), 1);
    const tensor = create(TensorProtoSchema, { name: 'c', dims: [2n], dataType: 1, rawData: raw.subarray(1) });
    const model = onnxModel({ nodes: [node('Add', ['x', 'c'], 'y')] });
    model.graph?.initializer.push(tensor);
    expect(at(readOnnx(toBinary(ModelProtoSchema, model), 'test'), 0, 0)).toEqual([7, 8]);
  });

  test('are folded through Transpose, Reshape and Identity', () => {
    const nodes = [
      node('Reshape', ['w', 's'], 'a'),
      node('Transpose', ['a'], 'b', { perm: [1, 0] }),
      node('Identity', ['b'], 'c'),
      node('MatMul', ['x', 'c'], 'y'),
    ];
    const constants = [floats('w', [4], [1, 2, 3, 4]), integers('s', [2, 2])];
    expect(at(read({ nodes, constants }), 1, 10)).toEqual([21, 43]);
  });

  test('are folded through arithmetic that is exact', () => {
    const nodes = [node('Mul', ['w', 'half'], 'a'), node('Sub', ['a', 'half'], 'b'), node('Add', ['x', 'b'], 'y')];
    const constants = [floats('w', [2], [2, 4]), floats('half', [], [0.5])];
    expect(at(read({ nodes, constants }), 0, 0)).toEqual([0.5, 1.5]);
  });
});

describe('shapes computed in the graph', () => {
  const SIZES = { x: ['N', 2, 3, 4] };
  const zero = { name: 'zero', dims: [], dataType: 7, int64Data: [0n] };
  const flat = (nodes: readonly NodeInit[], constants: OnnxFile['constants'] = []) =>
    read({ inputs: SIZES, nodes: [...nodes, node('Reshape', ['x', 'shape'], 'y')], constants: [zero, ...constants] });
  const VECTOR = { before: [0, 3, 1, 2], shape: [24], after: [] };

  test('x.view(x.size(0), -1)', () => {
    const nodes = [
      node('Shape', ['x'], 's'),
      node('Gather', ['s', 'zero'], 'n', { axis: 0 }),
      node('Unsqueeze', ['n', 'first'], 'u'),
      node('Concat', ['u', 'rest'], 'shape', { axis: 0 }),
    ];
    const network = flat(nodes, [integers('first', [0]), integers('rest', [-1])]);
    expect(network.nodes[0]?.attributes).toEqual(VECTOR);
  });

  test('x.view(x.shape[0], x.shape[1] * x.shape[2] * x.shape[3])', () => {
    const entry = (index: number) => [node('Gather', ['s', `i${index}`], `d${index}`, { axis: 0 })];
    const nodes = [
      node('Shape', ['x'], 's'),
      ...[1, 2, 3].flatMap(entry),
      node('Mul', ['d1', 'd2'], 'm'),
      node('Mul', ['m', 'd3'], 'size'),
      node('Cast', ['size'], 'cast', { to: 7 }),
      node('Reshape', ['cast', 'one'], 'u'),
      node('Slice', ['s', 'starts', 'ends'], 'n'),
      node('Concat', ['n', 'u'], 'shape', { axis: 0 }),
    ];
    const indices = [1, 2, 3].map((index) => ({
      name: `i${index}`,
      dims: [],
      dataType: 7,
      int64Data: [BigInt(index)],
    }));
    const constants = [...indices, integers('one', [1]), integers('starts', [0]), integers('ends', [1])];
    expect(flat(nodes, constants).nodes[0]?.attributes).toEqual(VECTOR);
  });

  test('a slice to the end, and a filled shape', () => {
    const nodes = [
      node('Shape', ['x'], 's'),
      node('Slice', ['s', 'two', 'end', 'first', 'step'], 'last'),
      node('ConstantOfShape', ['one'], 'minus', { value: { tensor: integers('', [-1]) } }),
      node('Concat', ['minus', 'six', 'last'], 'shape', { axis: 0 }),
    ];
    const constants = [
      integers('two', [3]),
      { name: 'end', dims: [1n], dataType: 7, int64Data: [2n ** 63n - 1n] },
      integers('first', [0]),
      integers('step', [1]),
      integers('one', [1]),
      integers('six', [6]),
    ];
    expect(flat(nodes, constants).nodes[0]?.attributes).toMatchObject({ shape: [6, 4] });
  });
});
