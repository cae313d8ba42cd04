import { outputsOf } from '../../network/interface/outputs';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { AttackSettings } from '../attack/attack';
import { descentStep, rowsAtOnce, WAYS } from '../attack/descend';
import { restartsAtOnce } from '../attack/restartsAtOnce';
import type { Work } from './methodCost';
import { bytesOfNetwork, sumOf } from './room';

/** Copies of all values of a row while a descent steps: values, derivatives, and what operations keep until these are known. */
const COPIES = 5;

/** Copies of them in float64: one by one, and joined. */
const COPIES_64 = 2;

/** Bytes of a float32 and of a float64 number. */
const [BYTES, BYTES_64] = [4, 8];

/** Of restarts that go together: where the descents have come to, and what errors there are where something was found. */
const READINGS = 2;

/**
 * Bytes that an attack takes at the most: the network, the rows that descend together, or afterwards as many in
 * float64, by which what was found is judged.
 *
 * @param ready as `planNetwork` gives it, or on the device
 */
export function bytesOfAttack(ready: ReadyNetwork): number {
  return (
    bytesOfNetwork(ready, 0) + valuesOf(ready) * Math.max(BYTES * COPIES, BYTES_64 * COPIES_64) * rowsAtOnce(ready)
  );
}

/** What attacking one box takes, if no descent ends early; null where there are no classes to go from one to another. */
export function workOfAttack(ready: ReadyNetwork, effort: Pick<AttackSettings, 'restarts' | 'steps'>): Work | null {
  const outputs = outputsOf(ready.network, ready.shapes);
  if (outputs.kind !== 'classes') return null;
  const others = outputs.classes.count - 1;
  const looks = effort.restarts * (effort.steps + 1);
  const passes = looks * others;
  return {
    multiplications: { intervals: 0, exact: 0, plain: passes * descentStep(ready) },
    numbers: COPIES * passes * valuesOf(ready),
    steps: WAYS * looks * Math.ceil(others / rowsAtOnce(ready)) * ready.nodes.length,
    readings: READINGS * Math.ceil(effort.restarts / restartsAtOnce(ready, effort, others)),
  };
}

/** Numbers of all values of a row. */
function valuesOf({ shapes }: ReadyNetwork): number {
  return sumOf([...shapes.values()], (shape: Shape) => sizeOf(shape));
}
