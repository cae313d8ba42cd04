/**
 * The share `p` (0 to 1) of values in ascending order, interpolated between neighbours (R's type 7); 0 for none.
 * d3-array's `quantileSorted` does the same, but is typed for plain arrays only.
 */
export function percentile(sorted: Float32Array, p: number): number {
  if (sorted.length === 0) return 0;
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)] as number;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] as number) - low);
}
