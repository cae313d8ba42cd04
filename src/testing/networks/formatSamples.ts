import type { FormatName } from '../../catalog/formats';
import { writeOnnx } from '../../formats/models/onnx/writeOnnx';
import { denseNetwork } from './denseNetwork';
import { hdf5File } from './keras/hdf5File';
import { layer, numbersOf } from './keras/kerasLayer';
import { encoded, modelConfig, tensorflowjsFiles, zipOf } from './keras/kerasModel';

/** A network as a file of some format. */
interface FormatSample {
  readonly bytes: Uint8Array;
  /** Files beside it, by name. */
  readonly beside?: ReadonlyMap<string, Uint8Array>;
}

/** Two numbers, three units behind ReLUs, two outputs. */
const SIZES = [2];
const WIDTHS = [2, 3, 2] as const;
const dense = (inputs: number, units: number, activation: string) =>
  layer('Dense', { units, activation }, { kernel: numbersOf(inputs, units), bias: numbersOf(units) }, (x) => x);
const LAYERS = [dense(WIDTHS[0], WIDTHS[1], 'relu'), dense(WIDTHS[1], WIDTHS[2], 'linear')];

/** The layers, in numbers: W[i][j] leads from input i to output j. */
export const SAMPLE_DENSE = LAYERS.map(({ weights: { kernel, bias } }) => {
  const units = bias?.data.length ?? 0;
  const data = [...(kernel?.data ?? [])];
  const rows = Array.from({ length: data.length / units }, (_, row) => data.slice(row * units, (row + 1) * units));
  return { weight: rows, bias: [...(bias?.data ?? [])] };
});

/** The same network in each format: what enrols a format in its tests. */
export const FORMAT_SAMPLES: Readonly<Record<FormatName, () => Promise<FormatSample>>> = {
  onnx: async () => ({ bytes: writeOnnx(denseNetwork(SAMPLE_DENSE)) }),
  keras: async () => ({
    bytes: zipOf({
      'metadata.json': encoded({}),
      'config.json': encoded(modelConfig(SIZES, LAYERS)),
      'model.weights.h5': await hdf5File(SIZES, LAYERS, ['dense', 'dense_1']),
    }),
  }),
  hdf5: async () => ({ bytes: await hdf5File(SIZES, LAYERS) }),
  tensorflowjs: async () => {
    const { json, shards } = tensorflowjsFiles(SIZES, LAYERS);
    return { bytes: json, beside: shards };
  },
};
