import type { BoundProgram } from '../../wasm/boundProgram';
import type { LayerPlan } from '../layerPlan';

/** How rows of images go to rows of images with padding; the arguments that splitBounds and padRows share. */
export interface ImageLayout {
  /** Rows of all images together, and numbers in each. */
  readonly rows: number;
  readonly length: number;
  /** Bytes before the first row, and from one to the next. */
  readonly first: number;
  readonly step: number;
  readonly rowsInImage: number;
  /** Bytes left out between two images besides. */
  readonly gap: number;
  readonly hasPadding: boolean;
}

export function imageLayout({ batch, image, padded, geometry }: LayerPlan): ImageLayout {
  const [height, width, channels] = image;
  const [paddedHeight, paddedWidth] = padded;
  const [top, left] = geometry.pads;
  const step = 4 * paddedWidth * channels;
  return {
    rows: batch * height,
    length: width * channels,
    first: top * step + 4 * left * channels,
    step,
    rowsInImage: height,
    gap: (paddedHeight - height) * step,
    hasPadding: paddedHeight > height || paddedWidth > width,
  };
}

/** Writes zeros around images at an address. */
export function clearPadding(at: number, { batch, image, padded, geometry }: LayerPlan, program: BoundProgram): void {
  const [top, left, bottom, right] = geometry.pads;
  const [height, , channels] = image;
  const pixel = 4 * channels;
  program.clearPadding(at, batch, height, pixel * padded[1], top, bottom, pixel * left, pixel * right);
}
