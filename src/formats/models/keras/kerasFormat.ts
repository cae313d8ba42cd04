import { NetworkError } from '../../../network/networkError';
import { Zip } from '../../inputs/zip';
import type { ModelFormat } from '../modelFiles';
import { networkOf } from '../onnx/readOnnx';
import { Hdf5 } from './hdf5';
import { readModelConfig } from './modelConfig';
import { parseConfig } from './parseConfig';
import { readKeras } from './readKeras';
import { countedWeights } from './weights';

const CONFIG = 'config.json';
const WEIGHTS = 'model.weights.h5';

/** Names of the files in an archive stand within this many bytes of its ends. */
const ENDS = 2 ** 16;

/** Keras 3: an archive of a description and the weights. */
export const kerasFormat: ModelFormat = {
  match: (bytes) => {
    const latin1 = new TextDecoder('latin1');
    const ends = latin1.decode(bytes.subarray(0, ENDS)) + latin1.decode(bytes.subarray(-ENDS));
    return ends.startsWith('PK') && ends.includes(CONFIG);
  },
  async open({ name, bytes, ends }) {
    const archive = new Zip(bytes);
    const config = parseConfig(await archive.read(CONFIG), CONFIG);
    if (!archive.has(WEIGHTS)) {
      throw new NetworkError(
        `The archive has no ${WEIGHTS}.`,
        'Save the model with its weights: model.save("network.keras").',
      );
    }
    const weights = await Hdf5.open(await archive.read(WEIGHTS));
    return networkOf(readKeras(config, countedWeights(weights, readModelConfig(config).layers)), name, ends);
  },
};
