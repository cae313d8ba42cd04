import type { PixelStatistics } from '../pixelStatistics';

/** Of the training images. */
export const FASHION_PIXELS: PixelStatistics = { mean: 0.286, deviation: 0.353 };

/** Of the training images, all three colors together. */
export const CIFAR_PIXELS: PixelStatistics = { mean: 0.473, deviation: 0.25 };
