import { partsOf } from '../../../network/ops/affine/score';
import type { BoundsResult } from './boundsTypes';

/** The layers that the file has: what a score is held against a threshold by is our own. */
export function ownLayers({ layers, threshold }: Pick<BoundsResult, 'layers' | 'threshold'>): BoundsResult['layers'] {
  const added = threshold === undefined ? 0 : (partsOf(threshold)?.length ?? 1);
  return layers.slice(0, layers.length - added);
}

/** Numbers of the outputs that the file has: of a score the threshold stands before it. */
export function ownOutputs(
  { outputs, threshold }: Pick<BoundsResult, 'outputs' | 'threshold'>,
  values: Float32Array,
): Float32Array {
  return threshold === undefined ? values : values.filter((_, at) => at % outputs > 0);
}
