import type { Weight } from '../../network';

/**
 * x·W for every row of x.
 *
 * @param x [rows, inputs]
 * @param weight [inputs, outputs]
 * @returns [rows, outputs]
 */
export function multiplyRows(x: Float64Array, weight: Weight): Float64Array {
  const [inputs, outputs] = weight.shape as readonly [number, number];
  const rows = x.length / inputs;
  const result = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    multiplyRow(x.subarray(row * inputs, (row + 1) * inputs), weight, result.subarray(row * outputs));
  }
  return result;
}

/** Takes four inputs at a time, so that sums are read and written a quarter as often: more than twice as fast. */
function multiplyRow(x: Float64Array, { shape, data }: Weight, sums: Float64Array): void {
  const [inputs, outputs] = shape as readonly [number, number];
  const whole = inputs - (inputs % 4);
  for (let i = 0; i < whole; i += 4) {
    const [a, b, c, d] = [x[i], x[i + 1], x[i + 2], x[i + 3]] as [number, number, number, number];
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    for (let j = 0, at = i * outputs; j < outputs; j++, at++) {
      const first = a * (data[at] as number) + b * (data[at + outputs] as number);
      const second = c * (data[at + 2 * outputs] as number) + d * (data[at + 3 * outputs] as number);
      sums[j] = (sums[j] as number) + first + second;
    }
  }
  for (let i = whole; i < inputs; i++) {
    const value = x[i] as number;
    for (let j = 0; j < outputs; j++) sums[j] = (sums[j] as number) + value * (data[i * outputs + j] as number);
  }
}
