import { logitsOf } from '../bounds/layers';
import { crossEntropy, type Loss, type LossEntry } from './loss';

/** Cross entropy on the images as they are. */
export interface NaturalSettings {
  readonly kind: 'natural';
}

/** Cross entropy on the images as they are: accuracy without any robustness. */
export const natural: Loss = ({ layers, batch }) => crossEntropy(logitsOf(layers, batch.images), batch.oneHot);

/** A loss that asks for no radius has nothing to set. */
export const NATURAL: LossEntry<NaturalSettings> = { usual: () => ({ kind: 'natural' }), loss: () => natural };
