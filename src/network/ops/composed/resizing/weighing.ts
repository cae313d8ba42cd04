import { NetworkError } from '../../../networkError';
import type { Builder } from '../builder';
import { constantOf, pick, transposed } from '../parts';
import { magnitude, minus, ONE, type Ratio, ratioOf, toNumber, ZERO } from './ratio';

/** Weights of the entries that one of the result is made of, exactly. */
export type Weights = ReadonlyMap<number, Ratio>;

/** Sums of more entries are products with a matrix. */
const MOST_TAPS = 4;

/** No matrix of weights has more numbers. */
const LARGEST_MATRIX = 2 ** 22;

/** Sums of entries along an axis of the sample by their weights, one list of each entry of the result. */
export function weighed(builder: Builder, value: string, axis: number, rows: readonly Weights[]): string {
  const most = Math.max(...rows.map((row) => row.size));
  if (most > MOST_TAPS) return byMatrix(builder, value, axis, rows);
  const entries = rows.map((row) => [...row]);
  const shape = builder.sizesOf(value).map((_, at) => (at === axis ? rows.length : 1));
  const parts = Array.from({ length: Math.max(1, most) }, (_, tap) => {
    const indices = entries.map((row) => row[tap]?.[0] ?? 0);
    const weights = entries.map((row) => row[tap]?.[1] ?? ZERO);
    return timesWeights(builder, pick(builder, value, axis, indices), shape, weights);
  });
  return parts.reduce((total, part) => builder.add('Add', [total, part]));
}

function timesWeights(builder: Builder, value: string, shape: readonly number[], weights: readonly Ratio[]): string {
  if (weights.every(({ top, bottom }) => top === ONE.top && bottom === ONE.bottom)) return value;
  return banded(builder, 'Mul', value, shape, weights);
}

function byMatrix(builder: Builder, value: string, axis: number, rows: readonly Weights[]): string {
  const sizes = builder.sizesOf(value);
  const size = sizes[axis] as number;
  if (size * rows.length > LARGEST_MATRIX) {
    throw new NetworkError(`It makes ${rows.length} sums of ${size} values.`, 'Use a smaller input.');
  }
  const axes = [...sizes.keys()];
  const order = [...axes.filter((one) => one !== axis), axis];
  const weights = Array.from({ length: size }, (_, index) => rows.map((row) => row.get(index) ?? ZERO)).flat();
  const sums = banded(builder, 'MatMul', transposed(builder, value, order), [size, rows.length], weights);
  return transposed(
    builder,
    sums,
    axes.map((one) => order.indexOf(one)),
  );
}

/**
 * A value times exact weights: where float32 does not hold one, what the number nearest to it leaves is accounted for by a
 * band around the product.
 */
function banded(
  builder: Builder,
  op: 'Mul' | 'MatMul',
  value: string,
  shape: readonly number[],
  weights: readonly Ratio[],
): string {
  const held = weights.map((weight) => Math.fround(toNumber(weight)));
  const product = builder.add(op, [value, constantOf(shape, held)]);
  const off = weights.map((weight, at) => atLeast(magnitude(minus(weight, ratioOf(held[at] as number)))));
  if (off.every((one) => one === 0)) return product;
  const most = builder.add(op, [builder.add('Abs', [value]), constantOf(shape, off)]);
  return builder.add('Add', [product, builder.add('Band', [most])]);
}

/** No less than a ratio, in float32 too: both roundings are by 2⁻²⁴ at most, but of subnormal numbers. */
function atLeast(ratio: Ratio): number {
  return ratio.top === 0n ? 0 : Math.max(toNumber(ratio) * (1 + 2 ** -22), 2 ** -126);
}
