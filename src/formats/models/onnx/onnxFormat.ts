import type { ModelFormat } from '../modelFiles';
import { isOtherFile } from '../otherFiles';
import { readExternalData } from './externalData';
import { parseModel } from './parseModel';
import { networkOf } from './readOnnx';

/** A model begins with the number of a field, 1 to 8 or 14, and how its value is written. */
const FIELDS: ReadonlySet<number> = new Set([0x08, 0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72]);

/** ONNX, in one file or with its weights in others beside it. */
export const onnxFormat: ModelFormat = {
  match: (bytes) => FIELDS.has(bytes[0] ?? 0) && !isOtherFile(bytes),
  async open(files) {
    const model = parseModel(files.bytes);
    await readExternalData(model.graph, files);
    return networkOf(model, files.name, files.ends);
  },
};
