import { fromBinary } from '@bufbuild/protobuf';
import { NetworkError } from '../../network/networkError';
import type { MetadataEntry } from './decisionMetadata';
import { type GraphProto, type ModelProto, ModelProtoSchema } from './onnx_pb';

const OLDEST_OPSET = 7;
const NEWEST_OPSET = 21;

export interface ParsedModel {
  readonly graph: GraphProto;
  readonly opset: number;
  readonly metadata: readonly MetadataEntry[];
}

/** The graph of an ONNX file, its metadata and the opset its nodes mean. Throws a NetworkError for anything that is no ONNX file. */
export function parseModel(bytes: Uint8Array): ParsedModel {
  refuseOtherFiles(bytes);
  const model = decode(bytes);
  if (!model.graph || (model.opsetImport.length === 0 && model.irVersion === 0n)) {
    throw new NetworkError('The file is not an ONNX model.', 'Choose a file that ends in .onnx.');
  }
  return { graph: model.graph, opset: opsetOf(model), metadata: model.metadataProps };
}

function decode(bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch {
    throw new NetworkError(
      'The file is damaged or not an ONNX model: it cannot be decoded.',
      'Download or export it again, and check that it is complete.',
    );
  }
}

/** Files that are often dropped by mistake, by how they begin. */
const OTHER_FILES: readonly (readonly [start: string, problem: string, remedy: string])[] = [
  [
    'version https://git-lfs',
    'The file is a pointer to Git LFS, not the model.',
    'Run “git lfs pull” and use the real file.',
  ],
  ['<', 'The file is a web page or XML, not an ONNX model.', 'Download the raw file instead of the page about it.'],
  [
    'PK',
    'The file is a ZIP archive or a PyTorch checkpoint.',
    'Export the model with torch.onnx.export, or unpack it.',
  ],
  ['\u001f\u008b', 'The file is compressed with gzip.', 'Unpack it first, for example with gunzip.'],
  ['\u0089HDF', 'The file is an HDF5 (Keras) model.', 'Convert it with tf2onnx.'],
  ['{', 'The file is JSON, not an ONNX model.', 'Convert the model to ONNX.'],
];

function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new NetworkError('The file is empty.', 'Download or export it again.');
  const start = String.fromCharCode(...bytes.subarray(0, 64)).trimStart();
  for (const [prefix, problem, remedy] of OTHER_FILES) {
    if (start.startsWith(prefix)) throw new NetworkError(problem, remedy);
  }
}

function opsetOf(model: ModelProto): number {
  const opset = model.opsetImport.find(({ domain }) => domain === '' || domain === 'ai.onnx');
  const version = opset ? Number(opset.version) : 1;
  if (version >= OLDEST_OPSET && version <= NEWEST_OPSET) return version;
  throw new NetworkError(
    `The model uses ONNX opset ${version}; opsets ${OLDEST_OPSET} to ${NEWEST_OPSET} are taken.`,
    'Export with opset_version=17.',
  );
}
