import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import type { DatasetImages } from '../engine/api/types';

interface PixelImageProps {
  /** Bytes row by row, channels last; one channel is grey, three are red, green, blue. */
  readonly pixels: Uint8Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** What the picture shows; leave out where a caption says it. */
  readonly label?: string;
  readonly className?: string;
}

/** An image drawn pixel by pixel, without smoothing or stretching; its size on screen is the class's business. */
export function PixelImage({ pixels, height, width, channels, label, className }: PixelImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) image.data[i * 4 + c] = pixels[i * channels + (channels >= 3 ? c : 0)] ?? 0;
      image.data[i * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, height, width, channels]);
  const name = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const };
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={className}
      style={{ imageRendering: 'pixelated', aspectRatio: `${width} / ${height}`, objectFit: 'contain' }}
      {...name}
    />
  );
}

interface TestImageProps {
  readonly dataset: DatasetImages;
  readonly image: number;
  /** What the picture shows; leave out where its surroundings say it. */
  readonly label?: string;
  readonly className?: string | undefined;
}

/** One image of a data set; drawn again only when it becomes another one. */
export const TestImage = memo(function TestImage({ dataset, image, label, className }: TestImageProps) {
  const { images, height, width, channels } = dataset;
  const size = height * width * channels;
  const pixels = useMemo(() => images.subarray(image * size, (image + 1) * size), [images, image, size]);
  return (
    <PixelImage
      pixels={pixels}
      height={height}
      width={width}
      channels={channels}
      {...(label && { label })}
      {...(className && { className })}
    />
  );
});
