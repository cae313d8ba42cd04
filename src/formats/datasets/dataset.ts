/**
 * A labelled data set of images in idx files; paths are relative to the folder of data sets. The images are
 * [count, height, width], or [count, height, width, channels].
 */
export interface Dataset {
  readonly id: string;
  readonly name: string;
  /** Names of the classes, by label. */
  readonly classes: readonly string[];
  readonly images: string;
  /** A small file with the first of the images, which is there sooner than all of them; most data sets have none. */
  readonly firstImages?: string;
  readonly labels: string;
  /** Whether the files come with Boundscope. */
  readonly bundled: boolean;
  /** Where to get the files when they are not there, as a sentence. */
  readonly source: string;
}
