import type { Tensor2D } from '@tensorflow/tfjs-core';
import { forwardDifferentiably } from '../../network/forward';
import { crossEntropy } from './crossEntropy';
import type { Loss } from './loss';

/** Cross entropy on the images as they are: accuracy without any robustness. */
export const natural: Loss = ({ network, batch }) =>
  crossEntropy(forwardDifferentiably(network, batch.images) as Tensor2D, batch.oneHot);
