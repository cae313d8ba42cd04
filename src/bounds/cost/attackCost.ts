import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { rowsAtOnce } from '../attack/descend';
import { bytesOfNetwork, sumOf } from './room';

/** Copies of all values of a row while a descent steps: values, derivatives, and what operations keep until these are known. */
const COPIES = 5;

/** Bytes of a float32 and of a float64 number. */
const [BYTES, BYTES_64] = [4, 8];

/**
 * Bytes that an attack takes at the most: the network, the rows that descend together, and one input in float64, by which
 * what was found is judged.
 *
 * @param ready as `planNetwork` gives it, or on the device
 */
export function bytesOfAttack(ready: ReadyNetwork): number {
  const values = sumOf([...ready.shapes.values()], (shape: Shape) => sizeOf(shape));
  return bytesOfNetwork(ready, 0) + values * (BYTES * COPIES * rowsAtOnce(ready) + BYTES_64);
}
