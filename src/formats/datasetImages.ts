/** A classification data set, images as bytes row by row (channels last). */
export interface DatasetImages {
  readonly name: string;
  readonly classes: readonly string[];
  readonly count: number;
  /** How many of the images are here, the first ones: fewer than `count` while a data set is still arriving. */
  readonly present: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Of all images. */
  readonly labels: Uint8Array;
  /** Of those that are present. */
  readonly images: Uint8Array;
}
