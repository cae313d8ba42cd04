/** A classification data set, images as bytes row by row (channels last). */
export interface DatasetImages {
  readonly name: string;
  readonly classes: readonly string[];
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly labels: Uint8Array;
  /** Of a data set that is still arriving, perhaps only the first: see `hasImage`. */
  readonly images: Uint8Array;
}
