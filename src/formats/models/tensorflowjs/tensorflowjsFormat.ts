import { parseConfig } from '../keras/parseConfig';
import { readKeras } from '../keras/readKeras';
import { configIn, listIn } from '../keras/settings';
import { toNumbers } from '../keras/toNumbers';
import { namedWeights } from '../keras/weights';
import type { ModelFormat } from '../modelFiles';
import { networkOf } from '../onnx/readOnnx';
import { readGraphModel } from './graphModel';
import { readManifest } from './manifest';

/** A model of TensorFlow.js: its description, model.json, and files of weights beside it. */
export const tensorflowjsFormat: ModelFormat = {
  match: (bytes) => bytes[0] === '{'.charCodeAt(0) && new TextDecoder().decode(bytes).includes('"modelTopology"'),
  async open(files) {
    const description = parseConfig(files.bytes, files.name);
    const topology = configIn(description, 'modelTopology');
    const stored = await readManifest(listIn(description, 'weightsManifest'), files);
    if ('node' in topology) return networkOf(readGraphModel(topology, stored), files.name, files.ends);
    const config = 'model_config' in topology ? configIn(topology, 'model_config') : topology;
    const weights = stored.map(({ name, shape, values }) => ({ name, read: () => toNumbers(shape, values, name) }));
    return networkOf(readKeras(config, namedWeights(weights)), files.name, files.ends);
  },
};
