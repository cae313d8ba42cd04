import type { ConvGeometry } from '../conv2d';

/** Sizes that programs of a convolution over boxes are compiled for. */
export interface IntervalConv2dSizes {
  readonly batch: number;
  /** [height, width, channels] */
  readonly input: readonly [number, number, number];
  /** [height, width, channels] */
  readonly output: readonly [number, number, number];
  /** [rows, columns] */
  readonly filter: readonly [number, number];
  readonly hasBias: boolean;
  readonly geometry: ConvGeometry;
  readonly levels: SumLevels;
}

/** Uniforms of these programs, in this order: fields of Allowances, and a zero that the compiler cannot know. */
export const PRODUCT_UNIFORMS =
  'growth : f32, shiftShare : f32, middleShare : f32, halfTiny : f32, halfSlack : f32, zero : i32,';

/** A sum cut twice: products into blocks, blocks into groups (see rounding/blocks.ts for why). */
export interface SumLevels {
  /** Products in a block. */
  readonly block: number;
  /** Blocks in a group. */
  readonly group: number;
  /** Terms that the rounding error counts: those of the longest block, of a group, and the number of groups. */
  readonly terms: number;
}
