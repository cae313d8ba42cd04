import { gzipSync } from 'node:zlib';
import { toBinary } from '@bufbuild/protobuf';
import { type ModelProto, ModelProtoSchema } from '../../formats/models/onnx/onnx_pb';
import { floats, node, onnxFile, onnxModel } from '../networks/onnxFile';
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
    { title: 'a function that calls itself', name: 'a.onnx', bytes: recursiveFunction(), says: /calls itself/ },
    { title: 'functions that double', name: 'a.onnx', bytes: doublingFunctions(40), says: /more than 30000 nodes/ },
  ];
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
