import type { ImageSizes } from '../../network/interface/imageOrder';
import { DatasetError } from '../inputs/datasetImages';
import { gunzip } from '../inputs/gunzip';

/** A file of a data set: where it lies in the folder that was given, and its content. */
export interface DataFile {
  /** "animals/cat/12.png". */
  readonly path: string;
  readonly blob: Blob;
}

/** Numbers of all items, one item after the other. */
export interface ArrayItems {
  readonly kind: 'array';
  readonly count: number;
  /** Of pictures, whose numbers stand row by row, channels last; null for lists of numbers, in the order of the network. */
  readonly image: ImageSizes | null;
  /** Bytes are levels of a pixel, 255 for 1. */
  readonly data: Uint8Array | Float32Array;
  /** What the numbers of a list are called. */
  readonly columns?: readonly string[];
}

/** Pictures of any size, which are scaled to what a network takes. */
interface PictureItems {
  readonly kind: 'pictures';
  readonly files: readonly DataFile[];
}

/** A data set as its files have it. */
export interface OpenedData {
  /** Names by label; null where the files have none. */
  readonly classes: readonly string[] | null;
  /** Of each item; null where there are none. */
  readonly labels: Uint16Array | null;
  readonly items: ArrayItems | PictureItems;
  /** How the files were understood, as sentences. */
  readonly notes: readonly string[];
}

/** One way in which a data set is stored. */
export interface DataFormat {
  /** Whether the files seem to be of it, by their names. */
  match(files: readonly DataFile[]): boolean;
  /**
   * @param size how many numbers the network takes that the data are for, where that is known
   * @throws DatasetError saying what cannot be taken, where, and what to do
   */
  open(files: readonly DataFile[], size?: number): Promise<OpenedData>;
}

/** A data set has no more classes than this. */
export const MOST_CLASSES = 10_000;

/** The content of a file, unpacked. */
export async function bytesOf({ blob }: DataFile): Promise<Uint8Array> {
  return gunzip(new Uint8Array(await blob.arrayBuffer()));
}

/** The lines of a text file that are not blank. */
export async function linesOf(file: DataFile): Promise<string[]> {
  const text = new TextDecoder().decode(await bytesOf(file)).replace(/^\ufeff/, '');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** "12.png" of "animals/cat/12.png". */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Labels as whole numbers.
 *
 * @throws DatasetError naming the first that is none, or too large
 */
export function labelsIn(values: ArrayLike<number>, name: string): Uint16Array {
  return Uint16Array.from(values, (value, at) => {
    if (Number.isInteger(value) && value >= 0 && value < MOST_CLASSES) return value;
    throw new DatasetError(
      `${name}: label ${at} is ${value}.`,
      `Give whole numbers from 0 to ${MOST_CLASSES - 1}, one an item.`,
    );
  });
}

/** The classes of labels that are names, in alphabetical order, as PyTorch and Keras count them, and the labels. */
export function classesIn(names: readonly string[]): { classes: string[]; labels: Uint16Array } {
  const classes = [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(classes.map((name, at) => [name, at]));
  return { classes, labels: Uint16Array.from(names, (name) => places.get(name) ?? 0) };
}

/** Among several parts of a data set the one that is for tests, else the first. */
export function testPart<T extends { readonly name: string }>(parts: readonly T[]): T | undefined {
  return [/test|t10k/i, /val/i].flatMap((word) => parts.filter(({ name }) => word.test(name)))[0] ?? parts[0];
}
