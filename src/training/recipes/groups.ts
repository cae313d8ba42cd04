import type { PixelStatistics } from '../pixelStatistics';
import type { GroupRadii } from '../radii';

/** Radii in pixel values from 0 to 1. */
export const FASHION_RADII: GroupRadii = {
  groups: [['T-shirt', 'Pullover', 'Dress', 'Coat', 'Shirt'], ['Trouser'], ['Sandal', 'Sneaker', 'Boot'], ['Bag']],
  groupsFrom:
    'The dendrogram of fashion-natural by its confusions on the test images (average linkage), cut at four groups. ' +
    'By its last weights (Ward) trousers stand with the other clothes.',
  inner: 0.02,
  outer: 0.1,
};

export const CIFAR_RADII: GroupRadii = {
  groups: [
    ['Bird', 'Cat', 'Deer', 'Dog', 'Frog', 'Horse'],
    ['Plane', 'Car', 'Ship', 'Truck'],
  ],
  groupsFrom:
    'The dendrogram of cifar-natural by its confusions on the 500 bundled test images (average linkage), cut at two ' +
    'groups; by its mean features it is the same. By its last weights (Ward) planes stand with the animals.',
  inner: 2 / 255,
  outer: 8 / 255,
};

type OtherGroups = Pick<GroupRadii, 'groups' | 'groupsFrom'>;

/** The other grouping of CIFAR-10 that cifar-natural suggests: what is proved between its groups is stated, too. */
const CIFAR_GROUPS_BY_WEIGHTS: OtherGroups = {
  groups: [
    ['Plane', 'Bird', 'Cat', 'Deer', 'Dog', 'Frog', 'Horse'],
    ['Car', 'Ship', 'Truck'],
  ],
  groupsFrom: 'the dendrogram of cifar-natural by its last weights (Ward), cut at two groups',
};

/** Other groups than the cards' that a data set's models are judged by, too. */
export const OTHER_GROUPS: ReadonlyMap<string, OtherGroups> = new Map([['cifar10-test', CIFAR_GROUPS_BY_WEIGHTS]]);

/** Of the training images. */
export const FASHION_PIXELS: PixelStatistics = { mean: 0.286, deviation: 0.353 };

/** Of the training images, all three colors together. */
export const CIFAR_PIXELS: PixelStatistics = { mean: 0.473, deviation: 0.25 };
