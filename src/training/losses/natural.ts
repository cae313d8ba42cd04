import { logitsOf } from '../bounds/logits';
import { crossEntropy } from './crossEntropy';
import type { Loss } from './loss';

/** Cross entropy on the images as they are: accuracy without any robustness. */
export const natural: Loss = ({ layers, batch }) => crossEntropy(logitsOf(layers, batch.images), batch.oneHot);
