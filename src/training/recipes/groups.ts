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

/** The other grouping of CIFAR-10 that cifar-natural suggests: what is proved between its groups is told, too. */
export const CIFAR_GROUPS_BY_WEIGHTS: Pick<GroupRadii, 'groups' | 'groupsFrom'> = {
  groups: [
    ['Plane', 'Bird', 'Cat', 'Deer', 'Dog', 'Frog', 'Horse'],
    ['Car', 'Ship', 'Truck'],
  ],
  groupsFrom: 'the dendrogram of cifar-natural by its last weights (Ward), cut at two groups',
};
