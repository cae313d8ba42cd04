import type { Checkpoint } from '../bounds/checkpoint';
import { crown } from '../bounds/crown';
import { ibp } from '../bounds/ibp';
import type { InputBox } from '../bounds/inputBox';
import type { Rounding } from '../kernels/rounding';
import type { ReadyNetwork } from '../network/upload';
import type { TableMethod } from './table/radiusTable';

/** Lower bounds of the margins z_label − z_j of a batch of boxes, [batch, outputs] row by row. */
export async function lowerMargins(
  method: TableMethod,
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  if (method === 'ibp') return (await ibp(ready, box, labels, rounding, checkpoint)).margins.lower;
  const inner = method === 'crown' ? 'backward' : 'interval';
  return (await crown(ready, box, labels, inner, rounding, checkpoint)).margins.lower;
}
