/** The part of jsfive that is used. */
declare module 'jsfive' {
  export class Dataset {
    readonly shape: readonly number[];
    readonly dtype: unknown;
    readonly value: ArrayLike<unknown>;
  }

  export class Group {
    readonly keys: readonly string[];
    readonly attrs: Readonly<Record<string, unknown>>;
    get(path: string): Group | Dataset;
  }

  /** Unpackers of chunks, by their numbers in the file. */
  export const Filters: Map<number, (packed: ArrayBuffer, bytesEach: number) => ArrayBuffer>;

  export class File extends Group {
    constructor(bytes: ArrayBuffer, name: string);
  }
}
