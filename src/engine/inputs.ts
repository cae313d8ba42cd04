import type { DatasetImages } from '../formats/datasetImages';
import { type FetchBytes, readDataset, readFirstImages } from '../formats/datasets/readDataset';
import { shapeToOnnx, valuesFromOnnx, valuesToOnnx } from '../network/layout';
import { type Network, sizeOf } from '../network/network';
import type { Assets } from './assets';
import { ReadOnce } from './readOnce';
import type { InputSource } from './types';

/** A batch of inputs in the internal layout, [batch, ...shape] row by row. */
export interface InputBatch {
  readonly values: Float64Array;
  readonly batch: number;
  /** True labels, where the inputs come from a data set. */
  readonly labels?: readonly number[];
}

/** Reads data sets once and makes inputs of their images. */
export class InputReader {
  readonly #all: ReadOnce<DatasetImages>;
  readonly #first: ReadOnce<DatasetImages>;

  constructor(assets: Assets) {
    const fetchBytes: FetchBytes = (path) => assets.read(`datasets/${path}`);
    this.#all = new ReadOnce((id) => readDataset(id, fetchBytes));
    // Without the small file, or where it is damaged, all are the first.
    const readFirst = (id: string) => readFirstImages(id, fetchBytes).catch(() => null);
    this.#first = new ReadOnce(async (id) => (await readFirst(id)) ?? this.dataset(id));
  }

  /** The data set of that id; read once. */
  dataset(id: string): Promise<DatasetImages> {
    return this.#all.get(id);
  }

  /** The data set of that id, at least its first images, which are there sooner than all of them. */
  firstImages(id: string): Promise<DatasetImages> {
    return this.#all.has(id) && !this.#first.has(id) ? this.#all.get(id) : this.#first.get(id);
  }

  /**
   * The inputs a request names.
   *
   * @throws RangeError when they do not fit the network, or an index is not in the data set
   */
  async read(source: InputSource, network: Network): Promise<InputBatch> {
    if (!('dataset' in source)) return plainInput(Float64Array.from(source), network);
    const indices = 'indices' in source ? source.indices : [source.index];
    const first = await this.firstImages(source.dataset);
    const arePresent = indices.every((index) => index < first.present);
    return imageInput(arePresent ? first : await this.dataset(source.dataset), indices, network);
  }
}

function plainInput(values: Float64Array, network: Network): InputBatch {
  const { shape } = network.input;
  const size = sizeOf(shape);
  if (values.length === 0 || values.length % size !== 0) {
    throw new RangeError(
      `The network takes ${size} numbers (${shapeToOnnx(shape).join('×')}), but the input has ${values.length}. ` +
        'Give that many, in the order of the model.',
    );
  }
  return { values: valuesFromOnnx(values, shape), batch: values.length / size };
}

function imageInput(images: DatasetImages, indices: readonly number[], network: Network): InputBatch {
  const size = images.height * images.width * images.channels;
  if (size !== sizeOf(network.input.shape)) {
    throw new RangeError(
      `The network takes ${shapeToOnnx(network.input.shape).join('×')} numbers, but images of ${images.name} have ` +
        `${images.channels}×${images.height}×${images.width}. Choose a network made for such images.`,
    );
  }
  if (indices.length === 0) throw new RangeError('No image is named. Give at least one index.');
  const values = new Float64Array(indices.length * size);
  indices.forEach((index, row) => {
    if (!Number.isInteger(index) || index < 0 || index >= images.count) {
      throw new RangeError(`${images.name} has no image ${index}. Indices go from 0 to ${images.count - 1}.`);
    }
    for (let i = 0; i < size; i++) values[row * size + i] = (images.images[index * size + i] as number) / 255;
  });
  return {
    values: inOrderOf(values, images, network),
    batch: indices.length,
    labels: indices.map((index) => images.labels[index] as number),
  };
}

/** Images are stored channels last; a network that takes them flat takes them channels first, as ONNX does. */
function inOrderOf(values: Float64Array, images: DatasetImages, network: Network): Float64Array {
  if (network.input.shape.length === 3 || images.channels === 1) return values;
  return valuesToOnnx(values, [images.height, images.width, images.channels]);
}
