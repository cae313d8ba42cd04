import type { Network } from '../../../network/network';
import type { ReadyNetwork } from '../../../network/upload';
import { uploadNetwork } from '../../../network/upload';
import { lastLayer } from '../../../similarity/lastLayer';
import { type ClassVectors, distancesOf } from '../../../similarity/tree/distances';
import type { MetricDistances } from './similarityTypes';

/** Distances between class vectors, in both metrics. */
export function distancesBetween(vectors: ClassVectors): Omit<MetricDistances, 'images'> {
  const { classes } = vectors;
  return {
    classes,
    euclidean: distancesOf(vectors, 'euclidean').values,
    cosine: distancesOf(vectors, 'cosine').values,
  };
}

/** Distances between the classes' weights in the last layer of a network. */
export function distancesOfWeights(network: Network): MetricDistances {
  const ready: ReadyNetwork = uploadNetwork(network);
  try {
    return { ...distancesBetween(lastLayer(ready).vectors), images: 0 };
  } finally {
    ready.dispose();
  }
}
