import type { SimilaritySource } from '../../engine/types';
import type { Linkage, Metric } from '../../similarity/tree/choices';

/** A choice in a word or two, and in one sentence what it means. */
export interface ChoiceNote {
  readonly name: string;
  readonly meaning: string;
}

export const SOURCE_NOTES: Readonly<Record<SimilaritySource, ChoiceNote>> = {
  weights: {
    name: 'Last-layer weights',
    meaning:
      'Classes are alike when the weights that make their logits are alike: the network’s own view, without an image.',
  },
  'unit-weights': {
    name: 'Weights of length one',
    meaning: 'As the weights, but only the direction of each class’s weights counts, not how long they are.',
  },
  features: {
    name: 'Mean features',
    meaning:
      'Classes are alike when their images look alike to the last layer, on average over the first 1,000 test images.',
  },
  confusion: {
    name: 'Mistakes',
    meaning:
      'Classes are alike when the first 1,000 test images of one are read as the other; the distance is 1 minus how often.',
  },
};

export const METRIC_NOTES: Readonly<Record<Metric, ChoiceNote>> = {
  euclidean: {
    name: 'Euclidean',
    meaning: 'The distance of two classes is the length of the difference of their vectors.',
  },
  cosine: {
    name: 'Cosine',
    meaning: 'The distance of two classes is 1 minus the cosine of the angle between their vectors.',
  },
};

export const LINKAGE_NOTES: Readonly<Record<Linkage, ChoiceNote>> = {
  ward: { name: 'Ward', meaning: 'Groups meet in the order that keeps each group as tight as can be.' },
  average: { name: 'Average', meaning: 'Groups meet at the mean distance of their classes.' },
  complete: { name: 'Complete', meaning: 'Groups meet at the largest distance of their classes.' },
  single: { name: 'Single', meaning: 'Groups meet at the smallest distance of their classes, which makes chains.' },
};
