import type { Checkpoint } from '../bounds/checkpoint';

/** Images of a data set in the network's layout, [labels.length, ...input shape] row by row. */
export interface ImageBatch {
  readonly values: Float64Array | Float32Array;
  readonly labels: readonly number[];
}

/** The images that classes are compared by. */
export interface LabelledImages {
  readonly count: number;
  /** Names of the classes, by label. */
  readonly classes: readonly string[];
  /** The images from `start` up to `end`. */
  read(start: number, end: number): Promise<ImageBatch>;
}

/** How a run over images is watched and ended. */
export interface Run {
  readonly checkpoint: Checkpoint;
  /** Is given the number of images done. */
  readonly onProgress: (done: number) => void;
}

const BATCH = 100;

/** Hands all images to `take`, batch by batch. */
export async function forEachBatch(
  images: LabelledImages,
  { checkpoint, onProgress }: Run,
  take: (batch: ImageBatch) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < images.count; start += BATCH) {
    await checkpoint();
    const end = Math.min(images.count, start + BATCH);
    await take(await images.read(start, end));
    onProgress(end);
  }
}

/**
 * Checks that every class has an image among those given: a class without one is like no other.
 *
 * @throws RangeError naming a class that has none
 */
export function requireEveryClass(counts: ArrayLike<number>, images: LabelledImages): void {
  const missing = Array.from(counts).indexOf(0);
  if (missing < 0) return;
  throw new RangeError(
    `None of the first ${images.count} images shows ${images.classes[missing] ?? `class ${missing}`}. Take more images.`,
  );
}
