import type { ReadyNetwork } from '../../../network/upload';
import { compare, type Dyadic, exact, multiply, ZERO } from '../../../numbers/dyadic';
import type { Region, Row } from '../floatProperty';
import { limitOf, scaleOf, wholeOf } from './exactBox';
import { exactOutputs, exactProducts, type LinearBound, MOST_PRODUCTS, sumOfBands } from './exactLinear';

/** Whether rows are exactly at most their limits at a point; false where that cannot be said exactly. */
export function areExactlyMet(ready: ReadyNetwork, region: Region, rows: readonly Row[], point: Float64Array): boolean {
  if (exactProducts(ready, 1) > MOST_PRODUCTS) return false;
  const scale = scaleOf(region, rows);
  const { decimals, offsets } = region;
  // Of a coordinate that is a single decimal a float has only something near it.
  const start = Array.from(point, (x, i): LinearBound => {
    const decimal = offsets?.[i] ? decimals?.lower[i] : undefined;
    return [decimal ? wholeOf(decimal, scale) : multiply(exact(x), scale)];
  });
  if (offsets && !decimals) return false;
  return areMetAt(ready, rows, start, scale);
}

/** @param start the input's coordinates, each multiplied by the scale */
export function areMetAt(
  ready: ReadyNetwork,
  rows: readonly Row[],
  start: readonly LinearBound[],
  scale: Dyadic,
): boolean {
  const outputs = exactOutputs(
    ready,
    start,
    {
      unit: (band, slope) => {
        const [value = ZERO] = band[0];
        if (value.mantissa >= 0n) return band;
        const own = [multiply(value, slope)];
        return [own, own];
      },
      largest: (bands) =>
        bands.reduce((one, other) => (compare(other[0][0] ?? ZERO, one[0][0] ?? ZERO) > 0 ? other : one)),
    },
    scale,
  );
  if (!outputs) return false;
  return rows.every((row) => {
    if (row.inexact || !Number.isFinite(row.limit.down)) return false;
    const [sum] = sumOfBands(Array.from(row.coefficients, exact), outputs);
    const order = compare(sum[0] ?? ZERO, limitOf(row, 'down', scale));
    return row.isStrict ? order < 0 : order <= 0;
  });
}
