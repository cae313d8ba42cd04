import type { Architecture } from './architecture';
import { LayerStack } from './layerStack';

/** A twelfth of DM-small's work: trained in a page while one watches. */
export const tinyCnn: Architecture = {
  id: 'tiny-cnn',
  summary: 'Tiny CNN: conv 8 4×4 stride 2, conv 16 4×4 stride 2, dense 64, dense',
  build: (shape, classes, random, initialization) =>
    new LayerStack(shape, random, initialization)
      .conv(8, 4, 2)
      .relu()
      .conv(16, 4, 2)
      .relu()
      .flatten()
      .dense(64)
      .relu()
      .dense(classes)
      .toNetwork('tiny-cnn'),
};
