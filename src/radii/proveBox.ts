import type { Checkpoint } from '../bounds/checkpoint';
import type { InputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods';
import { cheapestFirst } from '../bounds/methods/cheapestFirst';
import { METHODS, type Method } from '../catalog/methods';
import type { Rounding } from '../catalog/roundings';
import { readingWaits } from '../kernels/readTogether';
import { classesOf } from '../network/classes/classes';
import type { ReadyNetwork } from '../network/upload';

/**
 * Whether a method, or a cheaper one that is tried before it, proves every margin over the box of one sample. Each is asked about the
 * classes alone that are left, and of nothing but margins.
 */
export async function provesBox(
  ready: ReadyNetwork,
  box: InputBox,
  label: number,
  { method, rounding }: { readonly method: Method; readonly rounding: Rounding },
  checkpoint: Checkpoint,
): Promise<boolean> {
  const { count } = classesOf(ready.network, ready.shapes);
  let left = Array.from({ length: count }, (_, other) => other).filter((other) => other !== label);
  // Of one class alone there is nothing to prove.
  if (left.length === 0) return false;
  const withIntervals = readingWaits();
  for (const by of cheapestFirst(method)) {
    // Where reading waits, what intervals alone prove is read off together with what the next method does.
    if (withIntervals && by !== method && !METHODS[by].relaxes) continue;
    const options = { only: [left], untilProved: true, withIntervals };
    const lower = await BOUNDS_BY[by].lowerMargins(ready, box, [label], rounding, checkpoint, options);
    left = left.filter((other) => !((lower[other] as number) > 0));
    if (left.length === 0) return true;
  }
  return false;
}
