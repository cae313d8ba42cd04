import type { DatasetImages } from '../../../engine/api/types';
import type { Photo } from '../lesson';

type Size = Pick<DatasetImages, 'height' | 'width' | 'channels'>;

/** Bytes of an image as numbers, with other values for its black and its white. */
export function toned(bytes: Uint8Array, black: number, white: number): Float32Array {
  return Float32Array.from(bytes, (byte) => black + (white - black) * (byte / 255));
}

/** Numbers from 0 to 1 of a grey image. */
export function photoOf(
  id: string,
  label: string,
  numbers: ArrayLike<number>,
  { height, width, channels }: Size,
): Photo {
  return { id, label, pixels: Uint8Array.from(numbers, (value) => Math.round(255 * value)), height, width, channels };
}

/** What was added, middle grey where nothing was; ±ε becomes white and black. */
export function changePhoto(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  epsilon: number,
  { height, width, channels }: Size,
): Photo {
  const pixels = Uint8Array.from(after, (value, at) =>
    epsilon > 0 ? Math.max(0, Math.min(255, Math.round(127.5 + (127.5 * (value - (before[at] ?? 0))) / epsilon))) : 128,
  );
  return { id: 'change', label: 'The change, made visible', pixels, height, width, channels };
}
