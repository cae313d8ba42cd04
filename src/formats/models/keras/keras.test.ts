import { beforeAll, describe, expect, it } from 'vitest';
import { forward64 } from '../../../network/forward64';
import { shapeFromOnnx, valuesFromOnnx } from '../../../network/layout';
import type { Network } from '../../../network/network';
import { checkNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { hdf5File } from '../../../testing/networks/keras/hdf5File';
import { numbersOf } from '../../../testing/networks/keras/kerasLayer';
import { encoded, modelConfig, outputOf, tensorflowjsFiles, zipOf } from '../../../testing/networks/keras/kerasModel';
import { KERAS_SAMPLES } from '../../../testing/networks/keras/kerasSamples';
import { openModel } from '..';
import { oneFile } from '../modelFiles';

beforeAll(() => startTestBackend('cpu'));

/** The output of a network for numbers in the file's own order. */
function run(network: Network, sizes: readonly number[], input: Float32Array): Float64Array {
  const own = valuesFromOnnx(input, shapeFromOnnx(sizes));
  return forward64(network, checkNetwork(network), Float64Array.from(own));
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length);
  const scale = Math.max(1, ...Array.from(expected, Math.abs));
  for (const [at, value] of Array.from(expected).entries()) {
    expect(Math.abs((actual[at] as number) - value) / scale).toBeLessThan(1e-5);
  }
}

describe('models of TensorFlow.js', () => {
  it.each(Object.entries(KERAS_SAMPLES))('compute what TensorFlow.js computes: %s', async (_, { sizes, layers }) => {
    const { json, shards } = tensorflowjsFiles(sizes, layers);
    const beside = async (path: string) => shards.get(path) as Uint8Array;
    const network = await openModel({ name: 'model.json', bytes: json, beside });
    const input = numbersOf(...sizes).data;
    expectClose(run(network, sizes, input), outputOf(sizes, layers, input));
  });
});

describe('models of Keras', () => {
  const { sizes, layers } = KERAS_SAMPLES[
    'convolutions with strides, padding and dilation'
  ] as (typeof KERAS_SAMPLES)[string];
  const input = numbersOf(...sizes).data;

  it('in HDF5 compute the same, with compressed weights too', async () => {
    const network = await openModel(oneFile('model.h5', await hdf5File(sizes, layers)));
    expectClose(run(network, sizes, input), outputOf(sizes, layers, input));
  });

  it('in an archive compute the same, their weights found by the places of their layers', async () => {
    const archive = zipOf({
      'metadata.json': encoded({}),
      'config.json': encoded(modelConfig(sizes, layers)),
      'model.weights.h5': await hdf5File(sizes, layers, ['conv2d', 'conv2d_1', 'flatten', 'dense']),
    });
    const network = await openModel(oneFile('model.keras', archive));
    expectClose(run(network, sizes, input), outputOf(sizes, layers, input));
  });
});
