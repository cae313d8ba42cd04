/** Labelled images to train on or to measure accuracy with; bytes, row by row, channels last. */
export interface LabelledImages {
  readonly classes: readonly string[];
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly labels: Uint8Array;
  readonly images: Uint8Array;
}
