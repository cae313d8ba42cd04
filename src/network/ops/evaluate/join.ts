import { type Shape, sizeOf } from '../../network';

/** Values joined along an axis; their shapes agree in the others. */
export function join(inputs: readonly Float64Array[], shapes: readonly Shape[], axis: number): Float64Array {
  const outer = sizeOf((shapes[0] as Shape).slice(0, axis));
  const lengths = inputs.map((input) => input.length / outer);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const result = new Float64Array(outer * total);
  let start = 0;
  for (const [index, input] of inputs.entries()) {
    const length = lengths[index] as number;
    for (let row = 0; row < outer; row++) {
      result.set(input.subarray(row * length, (row + 1) * length), row * total + start);
    }
    start += length;
  }
  return result;
}
