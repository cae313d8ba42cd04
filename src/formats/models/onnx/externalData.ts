import { NetworkError } from '../../../network/networkError';
import { checkBeside, type ModelFiles } from '../modelFiles';
import type { GraphProto, TensorProto } from './onnx_pb';

/** ONNX's number for data that lie in another file. */
const EXTERNAL = 1;

/**
 * Gives constants that lie in files beside the network their bytes, as if they stood in it. Each file is read once.
 *
 * @param graph is changed
 * @throws NetworkError for files that are not there, lie elsewhere or are too short
 */
export async function readExternalData(graph: GraphProto, files: ModelFiles): Promise<void> {
  const read = new Map<string, Uint8Array>();
  for (const tensor of graph.initializer.filter(isExternal)) {
    const path = checkBeside(entryOf(tensor, 'location') ?? '');
    const bytes = read.get(path) ?? (await files.beside(path));
    read.set(path, bytes);
    tensor.rawData = partOf(bytes, tensor, path);
    tensor.dataLocation = 0;
    tensor.externalData = [];
  }
}

/** Whether the constant's data lie in another file. */
export function isExternal(tensor: TensorProto): boolean {
  return tensor.dataLocation === EXTERNAL || tensor.externalData.length > 0;
}

function partOf(bytes: Uint8Array, tensor: TensorProto, path: string): Uint8Array {
  const offset = wholeOf(tensor, 'offset') ?? 0;
  const length = wholeOf(tensor, 'length') ?? bytes.length - offset;
  if (length >= 0 && offset + length <= bytes.length) return bytes.subarray(offset, offset + length);
  throw new NetworkError(
    `The constant “${tensor.name}” begins at byte ${offset} of “${path}” and has ${length}, but that file ends at ${bytes.length}.`,
    'Copy both files again from where they were written.',
  );
}

function wholeOf(tensor: TensorProto, key: string): number | undefined {
  const text = entryOf(tensor, key);
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new NetworkError(
    `The ${key} of the constant “${tensor.name}” in its file is “${text}”, which is not a place there.`,
    'Export the network again.',
  );
}

function entryOf(tensor: TensorProto, key: string): string | undefined {
  return tensor.externalData.find((entry) => entry.key === key)?.value;
}
