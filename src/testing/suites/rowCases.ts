import type * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { RowOperand } from '../../kernels/rows/concretizeRows';

/** Rows of coefficients and what they meet. */
export interface RowCase {
  readonly sizes: readonly [batch: number, rows: number, n: number];
  /** Whether operands are shared along the batch and along rows. */
  readonly shared: readonly [alongBatch: boolean, alongRows: boolean];
  /** Which operands there are. */
  readonly given: Readonly<Record<RowOperand, boolean>>;
  readonly numbers: readonly number[];
}

/** Numbers of many sizes, zeros of both signs and subnormals among them. */
const anyNumber = fc.oneof(
  { weight: 6, arbitrary: fc.float({ min: -4, max: 4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, 2 ** 20, -(2 ** 20), 1 + 2 ** -23) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** -130, -(2 ** -149), 2 ** -126) },
);

export const rowCase: fc.Arbitrary<RowCase> = fc.record({
  sizes: fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 5 }),
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(64, 255, 256, 257, 1000)),
  ),
  shared: fc.tuple(fc.boolean(), fc.boolean()),
  given: fc.record({ lower: fc.boolean(), upper: fc.boolean(), weight: fc.boolean() }),
  numbers: fc.array(anyNumber, { minLength: 31, maxLength: 47 }),
});

/** The case's coefficients and operands, lower ≤ upper and weight ≥ 0. */
export function operandsOf({ sizes: [batch, rows, n], shared, numbers }: RowCase) {
  const shape: [number, number, number] = [shared[0] ? 1 : batch, shared[1] ? 1 : rows, n];
  const values = (length: number, step: number) =>
    Float32Array.from({ length }, (_, at) => numbers[(at * step) % numbers.length] as number);
  const length = shape[0] * shape[1] * n;
  const [one, other] = [values(length, 5), values(length, 7)];
  return {
    shape,
    a: values(batch * rows * n, 1),
    lower: one.map((x, at) => Math.min(x, other[at] as number)),
    upper: one.map((x, at) => Math.max(x, other[at] as number)),
    weight: values(length, 11).map(Math.abs),
    /** Where the operand of an entry of a lies. */
    at: (entry: number) => {
      const row = Math.floor(entry / n);
      const operandRow = (shared[0] ? 0 : Math.floor(row / rows)) * shape[1] + (shared[1] ? 0 : row % rows);
      return operandRow * n + (entry % n);
    },
  };
}

/** Reads tensors and disposes of them. Minus zero is read as zero. */
export async function readAll(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  const values = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  for (const tensor of tensors) tensor.dispose();
  return values.map((numbers) => numbers.map((x) => x + 0));
}
