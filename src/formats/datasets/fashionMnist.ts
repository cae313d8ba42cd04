import type { Dataset } from './dataset';

const CLASSES = ['T-shirt', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Boot'];
const BUNDLED = 'It comes with Boundscope in public/datasets; restore it or run `npm ci` in a fresh clone.';
const ORIGINAL =
  'Install the Debian package dataset-fashion-mnist, or get the files from github.com/zalandoresearch/fashion-mnist ' +
  'and name their folder with --data DIR.';

/** The 10,000 test images. */
export const fashionMnist: Dataset = {
  id: 'fashion-mnist',
  name: 'Fashion-MNIST test set',
  classes: CLASSES,
  images: 'fashion-mnist/t10k-images-idx3-ubyte.gz',
  firstImages: 'fashion-mnist/t10k-first-128-images-idx3-ubyte.gz',
  labels: 'fashion-mnist/t10k-labels-idx1-ubyte.gz',
  bundled: true,
  source: BUNDLED,
};

/** 12,000 training images: the first 1,200 of each class, in the order of the original file. */
export const fashionMnistTrain12k: Dataset = {
  id: 'fashion-mnist-train-12k',
  name: 'Fashion-MNIST, 12,000 training images',
  classes: CLASSES,
  images: 'fashion-mnist/train-12k-images-idx3-ubyte.gz',
  labels: 'fashion-mnist/train-12k-labels-idx1-ubyte.gz',
  bundled: true,
  source: BUNDLED,
};

/** All 60,000 training images; too large to come with Boundscope. */
export const fashionMnistTrain: Dataset = {
  id: 'fashion-mnist-train',
  name: 'Fashion-MNIST training set',
  classes: CLASSES,
  images: 'fashion-mnist/train-images-idx3-ubyte.gz',
  labels: 'fashion-mnist/train-labels-idx1-ubyte.gz',
  bundled: false,
  source: ORIGINAL,
};
