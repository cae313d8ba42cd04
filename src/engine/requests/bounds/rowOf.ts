/** One of the rows of an array kept row by row; not a copy. */
export function rowOf<T extends Float32Array | Float64Array>(values: T, row: number, rows: number): T {
  const size = values.length / rows;
  return values.subarray(row * size, (row + 1) * size) as T;
}
