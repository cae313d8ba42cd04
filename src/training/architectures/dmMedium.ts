import type { Architecture } from './architecture';
import { LayerStack } from './layerStack';

/** The next larger network of certified training (Gowal et al. 2018); for a GPU. */
export const dmMedium: Architecture = {
  id: 'dm-medium',
  summary: 'DM-medium: conv 32 3×3, 32 4×4 stride 2, 64 3×3, 64 4×4 stride 2, dense 512, dense 512, dense',
  build: (shape, classes, random, initialization) =>
    new LayerStack(shape, random, initialization)
      .conv(32, 3, 1)
      .relu()
      .conv(32, 4, 2)
      .relu()
      .conv(64, 3, 1)
      .relu()
      .conv(64, 4, 2)
      .relu()
      .flatten()
      .dense(512)
      .relu()
      .dense(512)
      .relu()
      .dense(classes)
      .toNetwork('dm-medium'),
};
