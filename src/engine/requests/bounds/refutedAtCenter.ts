import type { Checkpoint } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { isRefuted } from '../../../bounds/margins/margins';
import { ibpMargins } from '../../../bounds/methods/ibpMargins';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../../network/upload';
import type { BoxedInputs } from '../../stores/inputs';

/**
 * Samples that are themselves counterexamples: another class wins at the centre of the box, proved by bounds over that
 * single point.
 *
 * @param inputs [batch, ...input shape], and what they cannot leave
 * @param rows the samples that are classified as another class
 * @returns those of them that are
 */
export async function refutedAtCenter(
  ready: ReadyNetwork,
  { values, clip }: Pick<BoxedInputs, 'values' | 'clip'>,
  rows: readonly number[],
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<ReadonlySet<number>> {
  const size = values.length / labels.length;
  const points = new Float64Array(rows.length * size);
  rows.forEach((row, at) => {
    points.set(rowOf(values, row, labels.length), at * size);
  });
  const chosen = rows.map((row) => labels[row] as number);
  const { upper } = await ibpMargins(ready, inputBox(points, 0, clip, rounding), chosen, rounding, checkpoint);
  return new Set(rows.filter((_, at) => isRefuted(rowOf(upper, at, rows.length), chosen[at] as number)));
}

/** One of the rows of an array kept row by row; not a copy. */
function rowOf<T extends Float32Array | Float64Array>(values: T, row: number, rows: number): T {
  const size = values.length / rows;
  return values.subarray(row * size, (row + 1) * size) as T;
}
