import type { SimilaritySource } from '../../engine/api/types';
import { counted, formatCount } from '../../numbers/format';
import type { Linkage, Metric } from '../../similarity/tree/classTree';

/** A choice in a word or two, and in one sentence what it means. */
interface ChoiceNote {
  readonly name: string;
  readonly meaning: string;
}

/** Lists for those who hear the tree. */
export const LISTS = {
  merges: 'Merges of the tree, from the root down',
  classes: 'Classes in the order of the tree',
  other: 'Classes in the order of the other tree',
} as const;

export const SOURCE_NOTES: Readonly<Record<SimilaritySource, ChoiceNote>> = {
  weights: {
    name: 'Last-layer weights',
    meaning: 'Two classes are similar if the weights of their logits are: this uses the network alone, no images.',
  },
  'unit-weights': {
    name: 'Weights of length one',
    meaning: 'Like the weights, but scaled to length one: only the direction of a class’s weight vector counts.',
  },
  features: {
    name: 'Mean features',
    meaning:
      'Two classes are similar if the inputs of the last layer are, averaged over their images among the first 1,000 test images.',
  },
  confusion: {
    name: 'Confusion',
    meaning:
      'Two classes are similar if images of one are misclassified as the other, among the first 1,000 test images; the distance is 1 minus that share.',
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
  ward: { name: 'Ward', meaning: 'Merges the two groups that increase the variance within groups the least.' },
  average: { name: 'Average', meaning: 'The distance of two groups is the mean distance of their classes.' },
  complete: { name: 'Complete', meaning: 'The distance of two groups is the largest distance of their classes.' },
  single: {
    name: 'Single',
    meaning: 'The distance of two groups is the smallest distance of their classes, which tends to form chains.',
  },
};

/** Whether a source looks at images. */
export function needsImages(source: SimilaritySource): boolean {
  return source === 'features' || source === 'confusion';
}

/** In place of the meaning of a source that needs images, where there are none. */
export const NO_IMAGES = 'No bundled images fit this network.';

/** Why no second tree stands beside the first. */
export const NO_OTHER = {
  failed: (why: string) => `There is no second tree. ${why}`,
  waiting: 'The second tree is being computed.',
  otherClasses: (other: number, own: number) =>
    `The other network has ${other} classes and this one ${own}, so their trees cannot be compared.`,
} as const;

/** What stands where the tree will be, before the name of the network and after it. */
export const WAITING = [
  'The tree of the classes of ',
  ' appears here once the network is loaded. Or drop a network’s file here, or',
] as const;

/** The same where there is none, before the name of the network. */
export const NO_TREE = 'There is no tree of ';

/** Of the matrix, for those who hear it. */
export function matrixWords(classes: number): string {
  return `Distances of ${classes} classes in the order of the tree; arrow keys move over the pairs`;
}

/** Moving a class from its group to another by hand. */
export const MOVING = {
  own: 'A group of its own',
  back: (letter: string) => `Back to ${letter}, as in the tree`,
} as const;

/** Two classes and where they merge, for screen readers: sides are lists of names. */
export function mergeWords(height: string, left: string, right: string): string {
  return `At ${height}: ${left} and ${right} merge.`;
}

/** A tree whose branches open and fold. */
export const foldedWords = {
  tree: (classes: number) => `Tree of ${formatCount(classes)} classes; branches open`,
  branch: (classes: number, height: string) => `${counted(classes, 'class', 'classes')}, merged at ${height}`,
  names: (names: readonly string[], more: number) =>
    more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', '),
} as const;

/** Why a network's last layer stands alone. */
export const LAST_LAYER = (name: string, why: string) =>
  `${name} cannot be bounded, so its last layer is shown alone, which shows how similar its classes are. ${why}`;

/** What the tree of classes is for, around the two keys that move its cut. */
export const CUT_HINT = [
  'Similar classes merge early. Drag the cut, or press ',
  ' and ',
  ', to make fewer or more groups; drag a class onto another group to move it.',
] as const;

/** Where two classes stand, after how far apart they are. */
export const PAIR = {
  apart: ' apart; they merge at ',
  together: ', in one group.',
  between: ', in different groups.',
} as const;
