import { readingWaits } from '../../kernels/readTogether';
import type { ReadyNetwork } from '../../network/upload';
import { PRODUCTS_OF_READING } from '../cost/passCost';
import { descentStep } from './descend';

/**
 * How many restarts of an attack begin together. In memory one after the other: what one has found the next need not look for.
 * Where reading waits, and all descents together take no longer than waiting for one, all of them.
 *
 * @param descents of a restart, at most
 */
export function restartsAtOnce(
  ready: ReadyNetwork,
  { restarts, steps }: { readonly restarts: number; readonly steps: number },
  descents: number,
): number {
  if (!readingWaits()) return 1;
  const products = restarts * descents * (steps + 1) * descentStep(ready);
  return products <= PRODUCTS_OF_READING ? restarts : 1;
}
