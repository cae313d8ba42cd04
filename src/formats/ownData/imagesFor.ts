import { describeSizes } from '../../network/describe';
import { fittingOrder, type ImageSizes } from '../../network/interface/imageOrder';
import { type PictureSizes, pictureSizes } from '../../network/interface/pictureSizes';
import { permute, shapeToOnnx } from '../../network/layout';
import { type Network, type Shape, sizeOf } from '../../network/network';
import { agreeing } from '../../numbers/format';
import { DatasetError, type DatasetImages } from '../inputs/datasetImages';
import { type ArrayItems, lastPart, type OpenedData } from './dataFormat';

/** Scales a picture; see `Assets.picture`. */
type ScalePicture = (file: Blob, sizes: ImageSizes) => Promise<ScaledPicture>;

/** A scaled picture's pixels, and the size that it had before. */
export interface ScaledPicture {
  readonly pixels: Uint8Array;
  readonly height: number;
  readonly width: number;
}

type Numbers = Pick<
  DatasetImages,
  'height' | 'width' | 'channels' | 'images' | 'values' | 'range' | 'isRows' | 'columns' | 'notes'
>;

/**
 * A data set as a network takes it: pictures are scaled to its input, arrays must have its sizes. Classes go by the
 * network's own names where it has them all.
 *
 * @throws RangeError when the network takes no such items
 * @throws DatasetError naming a picture that cannot be read
 */
export async function imagesFor(
  name: string,
  data: OpenedData,
  network: Network,
  scale: ScalePicture,
): Promise<DatasetImages> {
  const sizes = shapeToOnnx(network.input.shape);
  const { items } = data;
  const numbers =
    items.kind === 'array' ? arrayFor(name, items, sizes) : await picturesFor(name, items.files, sizes, scale);
  const { classes, labels, notes } = byNamesOf(data, network.interface?.labels);
  const count = items.kind === 'array' ? items.count : items.files.length;
  return {
    name,
    classes,
    count,
    present: count,
    labels,
    ...numbers,
    notes: [...notes, ...(numbers.notes ?? [])],
  };
}

/** The classes by the network's own names, where it has all of those of the data. */
function byNamesOf({ classes, labels, notes }: OpenedData, own: readonly string[] | undefined) {
  const none = new Uint8Array();
  if (labels === null) return { classes: own ?? classes ?? [], labels: none, notes };
  if (classes === null) {
    const most = labels.reduce((largest, label) => Math.max(largest, label), 0);
    const numbered = Array.from({ length: most + 1 }, (_, label) => `Class ${label}`);
    return { classes: own && own.length > most ? own : numbered, labels, notes };
  }
  const plain = (text: string) => text.trim().toLowerCase();
  const places = classes.map((text) => own?.findIndex((name) => plain(name) === plain(text)) ?? -1);
  if (!own || places.includes(-1)) return { classes, labels, notes };
  return { classes: own, labels: labels.map((label) => places[label] as number), notes: notes.slice(0, 1) };
}

async function picturesFor(
  name: string,
  files: Extract<OpenedData['items'], { kind: 'pictures' }>['files'],
  sizes: Shape,
  scale: ScalePicture,
): Promise<Numbers> {
  const taken = pictureSizes(sizes);
  if (!taken) throw new RangeError(`${name} has pictures, but the network takes ${describeSizes(sizes)} numbers.`);
  const { height, width, channels } = taken;
  const size = height * width * channels;
  const images = new Uint8Array(files.length * size);
  let from = '';
  for (const [at, { path, blob }] of files.entries()) {
    const scaled = await scale(blob, taken).catch(() => {
      throw new DatasetError(`${lastPart(path)} cannot be read as a picture.`, 'Leave it out, or save it as PNG.');
    });
    images.set(scaled.pixels, at * size);
    from = `${scaled.width}×${scaled.height}`;
  }
  const to = `scaled to ${width}×${height}${channels === 1 ? ' and made grey' : ''}`;
  const note =
    files.length === 1 ? `${name}, ${from} pixels, was ${to}.` : `The pictures were ${to}; all of each fits.`;
  return { height, width, channels, images, range: [0, 1], notes: [note] };
}

function arrayFor(name: string, items: ArrayItems, sizes: Shape): Numbers {
  const { count, image, data, columns } = items;
  if (image) {
    if (!fittingOrder(sizes, image)) {
      const { height, width, channels } = image;
      throw new RangeError(
        `${name} has pictures of ${channels}×${height}×${width}, but the network takes ${describeSizes(sizes)} numbers.`,
      );
    }
    return { ...image, ...drawn(data, true) };
  }
  const width = data.length / count;
  if (width !== sizeOf(sizes)) {
    const takes = `the network takes ${sizeOf(sizes)}`;
    throw new RangeError(`${name} has ${width} ${agreeing(width, 'number', 'numbers')} a row, but ${takes}.`);
  }
  const taken = pictureSizes(sizes);
  const isPicture = taken && (data instanceof Uint8Array || sizes.length > 1);
  if (isPicture) return { ...sizesOf(taken), ...drawn(asPictures(data, count, taken), true) };
  return { height: 1, width, channels: 1, isRows: true, ...drawn(data, false), ...(columns && { columns }) };
}

function sizesOf({ height, width, channels }: PictureSizes): ImageSizes {
  return { height, width, channels };
}

/** Lists in the order of the network as pictures, channels last. */
function asPictures(data: ArrayItems['data'], count: number, { height, width, channels, isLast }: PictureSizes) {
  if (isLast || channels === 1) return data;
  return permute(data, [count, channels, height, width], [0, 2, 3, 1]);
}

/** Bytes to draw, with the numbers beside them where these are others; pictures within 0 and 1 stay there. */
function drawn(data: ArrayItems['data'], isPicture: boolean): Pick<Numbers, 'images' | 'values' | 'range'> {
  if (data instanceof Uint8Array) return { images: data, range: [0, 1] };
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const isUnit = isPicture && least >= 0 && most <= 1;
  const [low, high] = isUnit ? [0, 1] : [least, most];
  const images = Uint8Array.from(data, (value) => Math.round((255 * (value - low)) / (high - low || 1)));
  return { images, values: data, range: isUnit ? [0, 1] : null };
}
