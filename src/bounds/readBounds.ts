/** Bounds of one value for a batch, read from the device: [batch, ...shape] row by row. */
export interface ReadBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Splits what was read of an Interval. */
export function splitInterval(values: Float32Array): ReadBounds {
  const half = values.length / 2;
  return { lower: values.subarray(0, half), upper: values.subarray(half) };
}

/** Bounds that say nothing. */
export function unbounded(length: number): ReadBounds {
  return {
    lower: new Float32Array(length).fill(Number.NEGATIVE_INFINITY),
    upper: new Float32Array(length).fill(Number.POSITIVE_INFINITY),
  };
}

/** Whether bounds say anything: as they are read (see readNodes), all of them are finite or none. */
export function isBounded({ lower }: ReadBounds): boolean {
  return Number.isFinite(lower[0]);
}

/** For each sample, how many values the bounds leave without a sign: lower < 0 < upper. */
export function countUnstable({ lower, upper }: ReadBounds, batch: number): number[] {
  const size = lower.length / batch;
  return Array.from({ length: batch }, (_, sample) => {
    let count = 0;
    for (let i = sample * size; i < (sample + 1) * size; i++) {
      if ((lower[i] as number) < 0 && (upper[i] as number) > 0) count++;
    }
    return count;
  });
}
