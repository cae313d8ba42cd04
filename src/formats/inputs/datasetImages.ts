/** A data set for classifiers, images as bytes row by row (channels last). */
export interface DatasetImages {
  readonly name: string;
  readonly classes: readonly string[];
  readonly count: number;
  /** How many of the images are here, the first ones: fewer than `count` while a data set is still arriving. */
  readonly present: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Of all images; empty where nobody knows them. */
  readonly labels: Uint8Array | Uint16Array;
  /** Of those that are present. */
  readonly images: Uint8Array;
  /** The numbers themselves, in the same order, where they are not the bytes by 255. */
  readonly values?: Float32Array;
  /** Range that the numbers cannot leave, where the catalog does not say it. */
  readonly range?: readonly [number, number] | null;
  /** Whether they are lists of numbers rather than pictures, in the order of the network. */
  readonly isRows?: boolean;
  /** What the numbers of a list are called. */
  readonly columns?: readonly string[];
  /** How the files were understood, as sentences. */
  readonly notes?: readonly string[];
}

/** A data set that cannot be read: says what is wrong and what to do about it. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';

  /**
   * @param problem one sentence: what is wrong
   * @param remedy one sentence: what the person can do
   */
  constructor(
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem} ${remedy}`);
  }
}
