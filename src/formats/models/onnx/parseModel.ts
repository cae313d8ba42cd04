import { fromBinary } from '@bufbuild/protobuf';
import { REVISED, REVISED_IN } from '../../../catalog/readOperators';
import { NetworkError } from '../../../network/networkError';
import { writeOutClassical } from './classical';
import type { MetadataEntry } from './decisionMetadata';
import { inlineFunctions, isStandard, standardVersion } from './functions';
import { takeMasksApart } from './masks';
import { type GraphProto, type ModelProto, ModelProtoSchema } from './onnx_pb';

/**
 * Operators of these versions of ONNX are known. Since 22 they were revised for more types of numbers alone; those of a
 * later version may mean something else.
 */
const OLDEST_OPSET = 1;
const NEWEST_OPSET = 28;

/** The version that operators of scikit-learn's models are written out in. */
const WRITTEN_OUT = 13;

const CONVERT = 'Convert it with onnx.version_converter.convert_version(model, 21).';

export interface ParsedModel {
  readonly graph: GraphProto;
  readonly opset: number;
  readonly metadata: readonly MetadataEntry[];
}

/** The graph of an ONNX file, its metadata and the opset its nodes mean. Throws a NetworkError for anything that is no ONNX file. */
export function parseModel(bytes: Uint8Array): ParsedModel {
  const model = decode(bytes);
  if (!model.graph || (model.opsetImport.length === 0 && model.irVersion === 0n)) {
    throw new NetworkError('The file is not an ONNX model.', 'Choose a file that ends in .onnx.');
  }
  const opset = opsetOf(model);
  inlineFunctions(model.graph, model.functions, opset);
  writeOutClassical(model.graph);
  takeMasksApart(model.graph);
  return { graph: model.graph, opset, metadata: model.metadataProps };
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

function opsetOf({ opsetImport, graph }: ModelProto): number {
  const version = standardVersion(opsetImport) ?? unnamedVersion(opsetImport, graph);
  const revised = graph?.node.find(({ opType, domain }) => isStandard(domain) && REVISED.has(opType));
  if (version < REVISED_IN && revised) {
    throw new NetworkError(
      `The model has a ${revised.opType} of ONNX’s version ${version}, which meant something else before ${REVISED_IN}.`,
      CONVERT,
    );
  }
  if (version >= OLDEST_OPSET && version <= NEWEST_OPSET) return version;
  throw new NetworkError(
    `The model uses operators of ONNX’s version ${version}; those of ${OLDEST_OPSET} to ${NEWEST_OPSET} are known.`,
    CONVERT,
  );
}

/** Of a model that names other versions alone, and has no operator of ONNX's own, any will do. */
function unnamedVersion(named: ModelProto['opsetImport'], graph: GraphProto | undefined): number {
  if (named.length > 0 && graph && !graph.node.some(({ domain }) => isStandard(domain))) return WRITTEN_OUT;
  throw new NetworkError('The model does not say of which version of ONNX its operators are.', 'Export it again.');
}
