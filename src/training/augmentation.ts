import type { Random } from '../numbers/random';

/** Random changes of training images that leave their class. */
export interface Augmentation {
  /** Largest shift in pixels, in each direction: zeros around the image, then a crop. */
  readonly shift: number;
  /** Whether half of the images are mirrored, left for right. */
  readonly mirror: boolean;
}

/** Where an augmented image takes its pixels from. */
export interface ImageChange {
  /** Pixels by which the image moves. */
  readonly down: number;
  readonly right: number;
  /** Whether left and right are exchanged. */
  readonly mirrored: boolean;
}

export const UNCHANGED: ImageChange = { down: 0, right: 0, mirrored: false };

/** Draws one change. */
export function drawChange({ shift, mirror }: Augmentation, random: Random): ImageChange {
  return {
    down: random.integer(2 * shift + 1) - shift,
    right: random.integer(2 * shift + 1) - shift,
    mirrored: mirror && random.integer(2) === 1,
  };
}

/**
 * Writes an image of bytes as numbers from 0 to 1, changed; what moves in from outside is 0.
 *
 * @param source [height, width, channels]
 * @param target of the same size, filled with 0
 */
export function copyChanged(
  source: Uint8Array,
  target: Float32Array,
  [height, width, channels]: readonly [number, number, number],
  { down, right, mirrored }: ImageChange,
): void {
  for (let row = Math.max(0, down); row < Math.min(height, height + down); row++) {
    for (let column = Math.max(0, right); column < Math.min(width, width + right); column++) {
      const unmirrored = mirrored ? width - 1 - (column - right) : column - right;
      const from = ((row - down) * width + unmirrored) * channels;
      const to = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel++) {
        target[to + channel] = (source[from + channel] as number) / 255;
      }
    }
  }
}
