import { gzipSync } from 'node:zlib';
import { toBinary } from '@bufbuild/protobuf';
import { type ModelProto, ModelProtoSchema } from '../../formats/models/onnx/onnx_pb';
import { floats, integers, node, onnxFile, onnxModel } from '../networks/onnxFile';
import type { HostileFile } from './hostileFile';

const relu = onnxFile({ nodes: [node('Relu', ['x'], 'y')] });

function changed(change: (model: ModelProto) => void): Uint8Array {
  const model = onnxModel({
    nodes: [node('Gemm', ['x', 'w'], 'y')],
    constants: [floats('w', [2, 3], [1, 2, 3, 4, 5, 6])],
  });
  change(model);
  return toBinary(ModelProtoSchema, model);
}

/** A network whose weights lie in a file beside it. */
function external(entries: Readonly<Record<string, string>>): Uint8Array {
  return changed(({ graph }) => {
    const tensor = graph?.initializer[0];
    if (!tensor) return;
    tensor.floatData = [];
    tensor.dataLocation = 1;
    tensor.externalData = Object.entries(entries).map(([key, value]) => ({
      $typeName: 'onnx.StringStringEntryProto',
      key,
      value,
    }));
  });
}

/** Networks in ONNX that are damaged, or made to do harm. */
export function onnxFiles(): readonly HostileFile[] {
  return [
    { title: 'a truncated network', name: 'a.onnx', bytes: relu.slice(0, -20), says: /damaged.*complete/ },
    {
      title: 'a truncated gzip file',
      name: 'a.onnx.gz',
      bytes: gzipSync(relu).subarray(0, 30),
      says: /compressed file is (damaged|cut short).*again/,
    },
    {
      title: 'a gzip bomb',
      name: 'a.onnx.gz',
      bytes: gzipSync(new Uint8Array(2 ** 28)),
      says: /would unpack to 268435456 bytes/,
    },
    {
      title: '10⁹ elements that are not there',
      name: 'a.onnx',
      bytes: changed(({ graph }) => {
        const tensor = graph?.initializer[0];
        if (tensor) tensor.dims = [100_000n, 10_000n];
      }),
      says: /“w”.*100000, 10000/,
    },
    {
      title: 'data outside of the folder',
      name: 'a.onnx',
      bytes: external({ location: '../../etc/passwd' }),
      says: /passwd.*not in the folder.*one folder/,
    },
    {
      title: 'data at an absolute path',
      name: 'a.onnx',
      bytes: external({ location: '/etc/passwd' }),
      says: /not in the folder/,
    },
    {
      title: 'data on another drive',
      name: 'a.onnx',
      bytes: external({ location: 'C:\\secret' }),
      says: /not in the folder/,
    },
    {
      title: 'data that are not there',
      name: 'a.onnx',
      bytes: external({ location: 'w.bin' }),
      says: /w\.bin.*not here.*together/,
    },
    {
      title: 'data beyond the end',
      name: 'a.onnx',
      bytes: external({ location: 'w.bin', offset: '16', length: '24' }),
      beside: { 'w.bin': new Uint8Array(32) },
      says: /“w” begins at byte 16.*ends at 32.*Copy/,
    },
    {
      title: 'data at no place',
      name: 'a.onnx',
      bytes: external({ location: 'w.bin', offset: '-4' }),
      beside: { 'w.bin': new Uint8Array(32) },
      says: /offset of the constant “w”.*“-4”/,
    },
    {
      title: 'data of another size',
      name: 'a.onnx',
      bytes: external({ location: 'w.bin', length: '8' }),
      beside: { 'w.bin': new Uint8Array(32) },
      says: /“w” has 2 values.*need 6/,
    },
    {
      title: 'copies without number',
      name: 'a.onnx',
      bytes: onnxFile({ nodes: [node('Tile', ['x', 't'], 'y')], constants: [integers('t', [1, 1e9])] }),
      says: /Node 1 \(Tile “y”\).*axis of 2000000000 entries/,
    },
    {
      title: 'edges without number',
      name: 'a.onnx',
      bytes: onnxFile({
        nodes: [node('Pad', ['x', 't'], 'y', { mode: 'reflect' })],
        constants: [integers('t', [0, 1e9, 0, 0])],
      }),
      says: /Node 1 \(Pad “y”\).*axis of 1000000002 entries/,
    },
    {
      title: 'an equation that says nothing',
      name: 'a.onnx',
      bytes: onnxFile({ nodes: [node('Einsum', ['x', 'x'], 'y', { equation: '->->,,..' })] }),
      says: /Node 1 \(Einsum “y”\).*equation.*operands/,
    },
    {
      title: 'a long chain whose last node is not known',
      name: 'a.onnx',
      bytes: chain(10_000, 'Unique'),
      says: /1 of 10,000 operations.*Node 10000 \(Unique “y”\).*extract_model/,
    },
    {
      title: 'graphs within graphs',
      name: 'a.onnx',
      bytes: nestedGraphs(100_000),
      says: /of which version|cannot be decoded/,
    },
    {
      title: 'names in all scripts, with what is no letter',
      name: 'a.onnx',
      bytes: onnxFile({
        inputs: { 'écran 屏幕': ['N', 2] },
        outputs: ['выход'],
        nodes: [{ ...node('Unique', ['écran 屏幕'], 'выход'), name: 'слой\n<b>🦊</b>' }],
      }),
      says: /Node 1 \(Unique “слой[^\n]*🦊.*Export/,
    },
    {
      title: 'an input given twice',
      name: 'a.onnx',
      bytes: changed(({ graph }) => {
        const [input] = graph?.input ?? [];
        if (input) graph?.input.push(input);
      }),
      says: /input “x” is given twice.*export/,
    },
    { title: 'a function that calls itself', name: 'a.onnx', bytes: recursiveFunction(), says: /calls itself/ },
    { title: 'functions that double', name: 'a.onnx', bytes: doublingFunctions(40), says: /more than 30000 nodes/ },
  ];
}

/** One node after the other, all the same but for the last. */
function chain(length: number, last: string): Uint8Array {
  const nodes = Array.from({ length }, (_, at) => {
    const isLast = at === length - 1;
    return node(isLast ? last : 'Relu', [at === 0 ? 'x' : `v${at}`], isLast ? 'y' : `v${at + 1}`);
  });
  return onnxFile({ nodes });
}

/** A graph that is an attribute of a node of a graph, and so on: field 5 of a node, 6 of an attribute, 1 of a graph. */
function nestedGraphs(depth: number): Uint8Array {
  const parts: number[][] = [];
  let size = 0;
  for (let at = 0; at < 3 * depth; at++) {
    const head = [[0x32, 0x2a, 0x0a][at % 3] as number, ...varint(size)];
    parts.push(head);
    size += head.length;
  }
  return Uint8Array.from([8, 7, 0x3a, ...varint(size), ...parts.reverse().flat()]);
}

/** A whole number in groups of seven bits, the lowest first. */
function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function functionModel(functions: readonly { readonly name: string; readonly calls: readonly string[] }[]): Uint8Array {
  const model = onnxModel({ nodes: [{ ...node('f0', ['x'], 'y'), domain: 'own' }] });
  const file = {
    $typeName: 'onnx.FunctionProto' as const,
    domain: 'own',
    overload: '',
    input: ['a'],
    output: ['b'],
    attribute: [],
    attributeProto: [],
    opsetImport: [],
  };
  model.functions = functions.map(({ name, calls }) => ({
    ...file,
    name,
    node: calls.map((call, at) => ({
      $typeName: 'onnx.NodeProto' as const,
      name: '',
      opType: call,
      domain: call.startsWith('f') ? 'own' : '',
      overload: '',
      attribute: [],
      input: [at === 0 ? 'a' : `v${at - 1}`],
      output: [at === calls.length - 1 ? 'b' : `v${at}`],
    })),
  }));
  return toBinary(ModelProtoSchema, model);
}

function recursiveFunction(): Uint8Array {
  return functionModel([{ name: 'f0', calls: ['f0'] }]);
}

/** Each calls the next twice. */
function doublingFunctions(levels: number): Uint8Array {
  return functionModel(
    Array.from({ length: levels }, (_, level) => ({
      name: `f${level}`,
      calls: level === levels - 1 ? ['Relu', 'Relu'] : [`f${level + 1}`, `f${level + 1}`],
    })),
  );
}
