import type { ScaledPicture } from '../../formats/ownData/imagesFor';
import type { ImageSizes } from '../../network/interface/imageOrder';
import type { GivenData } from '../api/requestTypes';

/** Where models and data sets come from: a web server in the page, a folder in Node. */
export interface Assets {
  /** A file of `public/`, such as "models/index.json". */
  read(path: string): Promise<Uint8Array>;
  /** A file named by the person: a URL in the page, a path in Node. */
  open(location: string): Promise<Uint8Array>;
  /** The files of a data set named by the person: one, or those of a folder. */
  data(location: string): Promise<GivenData>;
  /**
   * A picture scaled so that the whole of it fits, the rest black, as bytes row by row, channels last; grey where there is
   * one channel. Rejects for what is no picture.
   */
  picture(file: Blob, sizes: ImageSizes): Promise<ScaledPicture>;
}

/** Reads things once each, however many ask for them; what could not be read is tried again by the next who asks. */
export class ReadOnce<T> {
  readonly #read: (key: string) => Promise<T>;
  readonly #known = new Map<string, Promise<T>>();

  constructor(read: (key: string) => Promise<T>) {
    this.#read = read;
  }

  /** Whether it was asked for, and has not failed. */
  has(key: string): boolean {
    return this.#known.has(key);
  }

  get(key: string): Promise<T> {
    const known = this.#known.get(key);
    if (known) return known;
    const reading = this.#read(key);
    this.#known.set(key, reading);
    reading.catch(() => this.#known.delete(key));
    return reading;
  }
}
