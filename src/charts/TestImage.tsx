import { memo, useMemo } from 'react';
import type { DatasetImages } from '../engine/types';
import { PixelImage } from './PixelImage';

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
