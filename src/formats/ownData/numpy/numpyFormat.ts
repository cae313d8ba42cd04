import { DATA_FORMATS, endsWithOneOf } from '../../../catalog/dataFormats';
import { DatasetError } from '../../inputs/datasetImages';
import { readNpy, readNpyBytes } from '../../inputs/npy';
import { Zip } from '../../inputs/zip';
import { bytesOf, type DataFile, type DataFormat, labelsIn, lastPart, testPart } from '../dataFormat';
import { itemsOf } from '../pictureLayout';

/** An array of a file or an archive. */
interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array | Float64Array;
}

const LABELS = /(^|[^a-z])(y|labels?|targets?|classes)([^a-z]|$)/i;

/** NumPy: arrays of items and, where they come along, of labels; in one archive or in files of their own. */
export const numpyFormat: DataFormat = {
  match: (files) => files.some(({ path }) => endsWithOneOf(path, DATA_FORMATS.numpy.endings)),
  async open(files, size) {
    const own = files.filter(({ path }) => endsWithOneOf(path, DATA_FORMATS.numpy.endings));
    const arrays = (await Promise.all(own.map(arraysIn))).flat();
    const named = arrays.filter((array) => LABELS.test(array.name) && isLabels(array));
    const others = arrays.filter((array) => !named.includes(array));
    const several = testPart(others.filter(({ shape }) => shape.length >= 2));
    const isFitting = several && product(several.shape.slice(1)) === size;
    const one = isFitting ? undefined : others.find(({ shape }) => product(shape) === size);
    const inputs = one ? { ...one, shape: [1, ...one.shape] } : several;
    if (!inputs) {
      const found = arrays.map(({ name, shape }) => `${name} (${shape.join('×')})`).join(', ');
      throw new DatasetError(
        `There is no array of items: ${found || 'nothing at all'}.`,
        'Save an array whose first axis counts the items, and the labels as y.',
      );
    }
    const count = inputs.shape[0] as number;
    const fitting = (array: NamedArray) => array.shape[0] === count && isLabels(array);
    const labels = testPart(named.filter(fitting)) ?? others.find((array) => array !== inputs && fitting(array));
    const { items, notes } = itemsOf(inputs.shape, pixelsOrNumbers(inputs.data));
    return {
      classes: null,
      labels: labels ? labelsIn(labelValues(labels), labels.name) : null,
      items,
      notes: [
        ...(arrays.length > 2 ? [`Of the arrays ${inputs.name} was taken.`] : []),
        ...(one ? [`${one.name} (${one.shape.join('×')}) was read as one input.`] : []),
        ...notes,
      ],
    };
  },
};

function product(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

async function arraysIn(file: DataFile): Promise<NamedArray[]> {
  const bytes = await bytesOf(file);
  if (!endsWithOneOf(file.path, ['.npz'])) return [arrayOf(lastPart(file.path), bytes)];
  const archive = new Zip(bytes);
  const names = archive.names.filter((name) => name.endsWith('.npy'));
  return Promise.all(names.map(async (name) => arrayOf(name, await archive.read(name))));
}

function arrayOf(name: string, bytes: Uint8Array): NamedArray {
  return { name: name.replace(/\.npy(\.gz)?$/, ''), ...(readNpyBytes(bytes) ?? readNpy(bytes)) };
}

/** One whole number an item, or one of several that is 1. */
function isLabels({ shape, data }: NamedArray): boolean {
  const [count = 0, width = 1] = shape;
  if (shape.length > 2 || data.length !== count * width || count === 0) return false;
  return width === 1 ? data.every(Number.isInteger) : isOneHot(data, width);
}

function isOneHot(data: Uint8Array | Float64Array, width: number): boolean {
  for (let start = 0; start < data.length; start += width) {
    let sum = 0;
    for (let at = start; at < start + width; at++) {
      if (data[at] !== 0 && data[at] !== 1) return false;
      sum += data[at] as number;
    }
    if (sum !== 1) return false;
  }
  return true;
}

function labelValues({ shape, data }: NamedArray): ArrayLike<number> {
  const [count = 0, width = 1] = shape;
  if (width === 1) return data;
  return Array.from({ length: count }, (_, item) => data.subarray(item * width, (item + 1) * width).indexOf(1));
}

/** Bytes as they are, which are pixels; all others as float32, as networks take them. */
function pixelsOrNumbers(data: Uint8Array | Float64Array): Uint8Array | Float32Array {
  return data instanceof Uint8Array ? data : Float32Array.from(data);
}
