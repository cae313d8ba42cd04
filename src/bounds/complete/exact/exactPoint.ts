import type { ReadyNetwork } from '../../../network/upload';
import { compare, exact, ZERO } from '../../../numbers/dyadic';
import type { Row } from '../question';
import { exactOutputs, exactProducts, type Line, MOST_PRODUCTS, sumOfLines } from './exactLines';

/** Whether rows are exactly at most their limits at a point; false where that cannot be told exactly. */
export function areExactlyMet(ready: ReadyNetwork, rows: readonly Row[], point: Float64Array): boolean {
  if (exactProducts(ready, 1) > MOST_PRODUCTS) return false;
  const start = Array.from(point, (x): Line => [exact(x)]);
  const outputs = exactOutputs(ready, start, ([value = ZERO]) => (value.mantissa < 0n ? -1 : 1));
  if (!outputs) return false;
  return rows.every(({ coefficients, inexact, limit, isStrict }) => {
    if (inexact || !Number.isFinite(limit.down)) return false;
    const order = compare(sumOfLines(coefficients, outputs)[0] ?? ZERO, exact(limit.down));
    return isStrict ? order < 0 : order <= 0;
  });
}
