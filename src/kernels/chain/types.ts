import type * as tf from '@tensorflow/tfjs-core';

/** Rows, columns and channels. */
export type ImageShape = readonly [number, number, number];

/** Coefficients bent by relaxations of a function of each unit. */
interface ChainLines {
  readonly kind: 'relaxation';
  readonly value: ImageShape;
  readonly units: PackedUnits;
}

/** What relaxations make of the units of a value, as the program reads it; see packUnits. */
export interface PackedUnits {
  readonly places: tf.Tensor;
  readonly units: tf.Tensor;
  readonly constants: tf.Tensor;
  readonly bent: tf.Tensor;
}

/** The least value over a box of the units is added, [batch or 1, ...value]; coefficients stay. */
export interface ChainBounds {
  readonly kind: 'bounds';
  readonly value: ImageShape;
  readonly below?: tf.Tensor | undefined;
  readonly above?: tf.Tensor | undefined;
  readonly cost?: tf.Tensor | undefined;
}

/** Coefficients passed back through a convolution, of which a dense layer is one that covers its whole input. */
interface ChainProducts {
  readonly kind: 'products';
  /** What the coefficients then belong to. */
  readonly value: ImageShape;
  readonly filter: PackedFilter;
}

export type ChainStep = ChainLines | ChainBounds | ChainProducts;

/** A filter as the program reads it; see packFilter. */
export interface PackedFilter {
  /** [places within a stride, channels, tap rows, tap columns, outputs], of which tap columns further to the right come first. */
  readonly weights: tf.Tensor;
  /** From one channel's to the next. */
  readonly ofEntry: number;
  readonly taps: readonly [number, number];
  readonly outputs: number;
  readonly strides: readonly [number, number];
  /** Rows above and columns on the left. */
  readonly pads: readonly [number, number];
  readonly size: readonly [number, number];
}

/** Rows, eight at most, of one sample that start from the same piece of a value. */
export interface ChainTile {
  readonly sample: number;
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  /** Of each row the number of its coefficients among `start`, or its unit within the piece times two, and one more where it is negated. */
  readonly rows: readonly number[];
}

export type ChainSteps = readonly [...ChainStep[], ChainBounds];

/** What is to be passed back. */
export interface Chain {
  /** Rows end at what bounds them: products lead to units of which the next step says which are kept. */
  readonly steps: ChainSteps;
  readonly tiles: readonly ChainTile[];
  /** Coefficients that rows start from, [rows, ...piece]; without, they start from single units. */
  readonly start?: tf.Tensor | undefined;
  /** Whether roundings are covered. */
  readonly isOutward: boolean;
  /** Products that a row takes at most. */
  readonly products: number;
}
