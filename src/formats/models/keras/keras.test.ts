import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { forward64 } from '../../../network/forward64';
import { shapeFromOnnx, valuesFromOnnx } from '../../../network/layout';
import type { Network } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import { checkNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { numbersOf } from '../../../testing/networks/kerasLayer';
import { encoded, modelConfig, outputOf, tensorflowjsFiles, zipOf } from '../../../testing/networks/kerasModel';
import { KERAS_SAMPLES } from '../../../testing/networks/kerasSamples';
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
    const { bytes } = await writeHdf5(true);
    const network = await openModel(oneFile('model.h5', bytes));
    expectClose(run(network, sizes, input), outputOf(sizes, layers, input));
  });

  it('in an archive compute the same, their weights found by the places of their layers', async () => {
    const { bytes } = await writeHdf5(false);
    const archive = zipOf({
      'metadata.json': encoded({}),
      'config.json': encoded(modelConfig(sizes, layers)),
      'model.weights.h5': bytes,
    });
    const network = await openModel(oneFile('model.keras', archive));
    expectClose(run(network, sizes, input), outputOf(sizes, layers, input));
  });

  it('in damaged HDF5 are networks or refused in words, and nothing else', async () => {
    const { bytes } = await writeHdf5(true);
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (damage) => {
        const damaged = bytes.slice();
        for (const [place, value] of damage) damaged[place % damaged.length] = value;
        await openModel(oneFile('model.h5', damaged)).catch((error: unknown) => {
          if (!(error instanceof NetworkError)) throw error;
        });
      }),
      { numRuns: 150, interruptAfterTimeLimit: 2000 },
    );
  });

  /** The sample's weights as Keras 2 keeps them, by name, or as Keras 3, by place. */
  async function writeHdf5(isNamed: boolean): Promise<{ bytes: Uint8Array }> {
    const { default: hdf5 } = await import('h5wasm/node');
    const { FS } = await hdf5.ready;
    const file = new hdf5.File('written.h5', 'w');
    if (isNamed) file.create_attribute('model_config', JSON.stringify(modelConfig(sizes, layers)));
    const root = file.create_group(isNamed ? 'model_weights' : 'layers');
    const folders = ['conv2d', 'conv2d_1', 'flatten', 'dense'];
    layers.forEach(({ weights }, at) => {
      const group = root
        .create_group(isNamed ? `layer_${at}` : (folders[at] as string))
        .create_group(isNamed ? `layer_${at}` : 'vars');
      Object.entries(weights).forEach(([name, { shape, data }], index) => {
        const packing = isNamed && shape.length > 1 ? { chunks: [...shape], compression: 4 } : {};
        group.create_dataset({
          name: isNamed ? `${name}:0` : String(index),
          data,
          shape: [...shape],
          dtype: '<f4',
          ...packing,
        });
      });
    });
    file.flush();
    file.close();
    const bytes = new Uint8Array(FS.readFile('written.h5'));
    FS.unlink('written.h5');
    return { bytes };
  }
});
