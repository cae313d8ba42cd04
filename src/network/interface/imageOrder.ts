import { describeSizes } from '../describe';
import type { Shape } from '../network';

/** Sizes of a picture. */
export interface ImageSizes {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** How a network takes pictures: channels in front, as ONNX has them, or behind, as Keras has them. */
export type ImageOrder = 'channels-first' | 'channels-last';

/**
 * How a network takes pictures of these sizes, by the sizes of its input (in the order of the file, batch left
 * out; axes of size 1 aside). A vector takes them channels first, as ONNX does.
 *
 * @param name what the pictures are called in messages
 * @throws RangeError when its input has other sizes
 */
export function imageOrder(sizes: Shape, image: ImageSizes, name: string): ImageOrder {
  const order = fittingOrder(sizes, image);
  if (order) return order;
  const { height, width, channels } = image;
  throw new RangeError(
    `The network takes ${describeSizes(sizes)} numbers, but images of ${name} have ` +
      `${channels}×${height}×${width}. Choose a network made for such images.`,
  );
}

/** The same; undefined where the network's input has other sizes. */
export function fittingOrder(sizes: Shape, { height, width, channels }: ImageSizes): ImageOrder | undefined {
  const wanted = sizes.filter((size) => size !== 1).join();
  const fits = (...own: number[]) => own.filter((size) => size !== 1).join() === wanted;
  if (fits(channels, height, width) || fits(channels * height * width)) return 'channels-first';
  return fits(height, width, channels) ? 'channels-last' : undefined;
}
