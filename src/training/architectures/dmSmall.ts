import type { Architecture } from './architecture';
import { LayerStack } from './layerStack';

/** The smallest of the networks that certified training is usually compared on (Gowal et al. 2018). */
export const dmSmall: Architecture = {
  id: 'dm-small',
  summary: 'DM-small: conv 16 4×4 stride 2, conv 32 4×4, dense 100, dense',
  build: (shape, classes, random, initialization) =>
    new LayerStack(shape, random, initialization)
      .conv(16, 4, 2)
      .relu()
      .conv(32, 4, 1)
      .relu()
      .flatten()
      .dense(100)
      .relu()
      .dense(classes)
      .toNetwork('dm-small'),
};
