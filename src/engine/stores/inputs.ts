import type { Clip, Range, Ranges } from '../../bounds/inputBox';
import { withinOf } from '../../bounds/within';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { type FetchBytes, readDataset, readFirstImages } from '../../formats/inputs/datasets/readDataset';
import { type NestedNumbers, nestedArray } from '../../formats/inputs/nestedArray';
import { fitArray, type NumberArray } from '../../network/interface/fitArray';
import { imageOrder } from '../../network/interface/imageOrder';
import { shapeToOnnx, valuesFromOnnx, valuesToOnnx } from '../../network/layout';
import { type Network, type Shape, sizeOf } from '../../network/network';
import { datasetPath } from '../api/ahead';
import type { DataSummary, GivenData, InputSource } from '../api/requestTypes';
import { type Fields, requireFields, requireIndices } from '../requests/fields';
import { type Assets, ReadOnce } from './assets';
import { OwnData } from './ownData';
import { shared } from './sharedImages';

/** Whether an input is an image of a data set, or several. */
export function isOfDataset(
  input: InputSource | undefined,
): input is Extract<InputSource, { readonly dataset: string }> {
  return typeof input === 'object' && input !== null && 'dataset' in input;
}

/** A batch of inputs in the internal layout, [batch, ...shape] row by row. */
export interface InputBatch {
  readonly values: Float64Array;
  readonly batch: number;
  /** True labels, where the inputs come from a data set. */
  readonly labels?: readonly number[];
  /** The data set they come from. */
  readonly dataset?: Pick<DatasetImages, 'name' | 'classes'>;
  /** Range that they cannot leave, where they themselves say it. */
  readonly range?: DatasetImages['range'];
  /** What the radius is multiplied by for each number of an input; absent where by 1. */
  readonly scales?: Float64Array;
  /** How they were read, where that is not as they stand; a sentence. */
  readonly note?: string;
}

/** Inputs around which boxes are. */
export interface BoxedInputs extends InputBatch {
  /** What the boxes cannot leave, in the internal layout; null where that is anything. */
  readonly clip: Range | Ranges | null;
}

/** Reads data sets once and makes inputs of their images. */
export class InputReader {
  readonly #all: ReadOnce<DatasetImages>;
  readonly #first: ReadOnce<DatasetImages>;
  readonly #own: OwnData;

  constructor(assets: Assets) {
    this.#own = new OwnData(assets);
    const fetchBytes: FetchBytes = (path) => assets.read(datasetPath(path));
    this.#all = new ReadOnce(async (id) => shared(await readDataset(id, fetchBytes)));
    // Without the small file, or where it is damaged, all are the first.
    const readFirst = (id: string) =>
      readFirstImages(id, fetchBytes).then(
        (images) => images && shared(images),
        () => null,
      );
    this.#first = new ReadOnce(async (id) => (await readFirst(id)) ?? this.dataset(id));
  }

  /** Reads a data set of someone's own. */
  open(given: GivenData): Promise<DataSummary> {
    return this.#own.open(given);
  }

  /** The id of a data set, which names its content also where it was named by its place. */
  idOf(name: string, network: Network): Promise<string> {
    return this.#own.idOf(name, sizeOf(network.input.shape));
  }

  /** The images of a data set as a network takes them; those of one's own are made to fit. */
  async imagesFor(id: string, network: Network): Promise<DatasetImages> {
    return OwnData.owns(id) ? this.#own.images(id, network) : this.dataset(id);
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
    if (!isOfDataset(source)) return plainInput(source, network);
    const indices = indicesOf(source);
    if (OwnData.owns(source.dataset)) {
      const images = await this.#own.images(source.dataset, network);
      requireIndices(indices, images);
      return imageInput(images, indices, network);
    }
    const first = await this.firstImages(source.dataset);
    requireIndices(indices, first);
    const arePresent = indices.every((index) => index < first.present);
    return imageInput(arePresent ? first : await this.dataset(source.dataset), indices, network);
  }
}

/** What is said of the boxes around inputs, in the order of the model. */
interface Around {
  /** What the radius is multiplied by; undefined for boxes that are as wide everywhere. */
  readonly scales?: readonly number[] | undefined;
  readonly clip: Clip;
}

/**
 * Inputs around which boxes are wider in some numbers than in others, and cut.
 *
 * @throws RangeError when that does not fit the network
 */
export function withBoxes(inputs: InputBatch, { input }: Network, { scales, clip }: Around): BoxedInputs {
  const cut = { ...inputs, clip: withinOf(clip, input.shape) };
  return scales === undefined ? cut : { ...cut, scales: scalesOf(scales, input.shape) };
}

function scalesOf(scales: readonly number[], shape: Shape): Float64Array {
  const size = sizeOf(shape);
  const isList = Array.isArray(scales) && scales.every((scale) => typeof scale === 'number' && scale >= 0);
  if (!isList || !scales.every(Number.isFinite) || scales.length !== size) {
    throw new RangeError(
      `scales is not a list of ${size} numbers of at least 0. Give one for each number of an input.`,
    );
  }
  return valuesFromOnnx(Float64Array.from(scales), shape);
}

/** Images of a data set as people name them, before it is known whether one or several. */
interface NamedImages {
  readonly dataset: string;
  readonly index?: number;
  readonly indices?: readonly number[];
}

/** How an input names images of a data set: by one of index and indices. */
const IMAGES_FIELDS: Fields<NamedImages> = { dataset: 'needed', index: 'optional', indices: 'optional' };

function indicesOf(images: NamedImages): readonly number[] {
  requireFields('input', images, IMAGES_FIELDS);
  const { index, indices } = images;
  if (indices !== undefined && index === undefined) return indices;
  if (index !== undefined && indices === undefined) return [index];
  throw new RangeError('The input names a data set. Give either the index of one image or the indices of several.');
}

/** Numbers of one's own: a list in the order of the model, or an array. */
function plainInput(source: NestedNumbers | Float32Array | Float64Array | NumberArray, network: Network): InputBatch {
  const { shape } = network.input;
  const array = arrayOf(source);
  const { values, batch, note } = fitArray(array, shapeToOnnx(shape));
  const wrong = array.data.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (wrong >= 0) {
    const remedy = Number.isFinite(array.data[wrong]) ? 'numbers up to 3.4e38, as float32 has them' : 'finite numbers';
    throw new RangeError(`Input value ${placeOf(wrong, array.shape)} is ${array.data[wrong]}. Give ${remedy}.`);
  }
  return { values: valuesFromOnnx(values, shape), batch, ...(note !== undefined && { note }) };
}

function arrayOf(source: NestedNumbers | Float32Array | Float64Array | NumberArray): NumberArray {
  if (Array.isArray(source)) return nestedArray(source);
  if (ArrayBuffer.isView(source)) return { shape: [source.length], data: Float64Array.from(source) };
  const { shape, data } = source as NumberArray;
  if (isShape(shape) && isNumbers(data)) {
    const size = sizeOf(shape);
    if (size === data.length) return { shape, data: Float64Array.from(data) };
    throw new RangeError(
      `The shape of the input, ${shape.join('×')}, has ${size} numbers, but its data has ${data.length}. Give as many.`,
    );
  }
  throw new RangeError('The input is not a list of numbers. Give numbers, { shape, data }, or { dataset, index }.');
}

function isShape(shape: unknown): shape is Shape {
  return Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function isNumbers(data: unknown): data is ArrayLike<number> {
  if (ArrayBuffer.isView(data)) return !(data instanceof BigInt64Array || data instanceof BigUint64Array);
  return Array.isArray(data) && data.every((value) => typeof value === 'number');
}

/** Where a number stands: "5" in a list, "[0][2][1]" in an array. */
function placeOf(index: number, shape: Shape): string {
  if (shape.length <= 1) return String(index);
  let rest = index;
  const place = shape.toReversed().map((size) => {
    const at = rest % size;
    rest = Math.floor(rest / size);
    return `[${at}]`;
  });
  return place.toReversed().join('');
}

/** Images of a data set, which are stored channels last, in the order that the network takes them. */
function imageInput(images: DatasetImages, indices: readonly number[], network: Network): InputBatch {
  const { height, width, channels, name, isRows = false, range, notes = [] } = images;
  const isLast = !isRows && imageOrder(shapeToOnnx(network.input.shape), images, name) === 'channels-last';
  requireIndices(indices, images);
  const size = height * width * channels;
  const values = new Float64Array(indices.length * size);
  indices.forEach((index, row) => {
    for (let i = 0; i < size; i++) values[row * size + i] = valueAt(images, index * size + i);
  });
  const ordered = isLast || isRows ? values : valuesToOnnx(values, [height, width, channels]);
  const order = 'The images were given as height × width × channels, as the network takes them.';
  const note = [...notes, ...(isLast ? [order] : [])].join(' ');
  return {
    values: valuesFromOnnx(ordered, network.input.shape),
    batch: indices.length,
    ...(images.labels.length > 0 && { labels: indices.map((index) => images.labels[index] as number) }),
    dataset: { name, classes: images.classes },
    ...(range !== undefined && { range }),
    ...(note && { note }),
  };
}

/** Bytes are levels of a pixel. */
function valueAt({ images, values }: DatasetImages, at: number): number {
  return values ? (values[at] as number) : (images[at] as number) / 255;
}
