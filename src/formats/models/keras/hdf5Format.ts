import { NetworkError } from '../../../network/networkError';
import type { ModelFormat } from '../modelFiles';
import { networkOf } from '../onnx/readOnnx';
import { Hdf5 } from './hdf5';
import { parseConfig } from './parseConfig';
import { readKeras } from './readKeras';
import { namedWeights } from './weights';

/** How an HDF5 file begins. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Where Keras keeps a model's description and weights in a file. */
const CONFIG = 'model_config';
const WEIGHTS = '/model_weights/';

/** Keras's older files: description and weights in one HDF5 file. */
export const hdf5Format: ModelFormat = {
  match: (bytes) => SIGNATURE.every((byte, index) => bytes[index] === byte),
  async open({ name, bytes, ends }) {
    const file = await Hdf5.open(bytes);
    const text = file.attribute(CONFIG);
    if (text === undefined) {
      throw new NetworkError(
        'The HDF5 file holds weights alone, or no model of Keras.',
        'Save the whole model: model.save("network.keras").',
      );
    }
    const paths = file.paths().filter((path) => path.startsWith(WEIGHTS));
    const weights = paths.map((path) => ({ name: path.slice(WEIGHTS.length), read: () => file.read(path) }));
    return networkOf(readKeras(parseConfig(text, CONFIG), namedWeights(weights)), name, ends);
  },
};
