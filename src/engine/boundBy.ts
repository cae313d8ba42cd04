import { type AlphaStep, alphaCrown } from '../bounds/alphaCrown';
import type { Checkpoint } from '../bounds/checkpoint';
import { crown } from '../bounds/crown';
import { ibp } from '../bounds/ibp';
import type { InputBox } from '../bounds/inputBox';
import type { NetworkBounds } from '../bounds/networkBounds';
import type { Rounding } from '../kernels/rounding';
import type { ReadyNetwork } from '../network/upload';
import { prepareGradients } from './prepareGradients';
import type { Method } from './types';

/** Steps of α-CROWN's ascent. */
const ITERATIONS = 20;

/**
 * Bounds of a batch of boxes by the method asked for.
 *
 * @param onStep is told of the steps of methods that search
 */
export function boundBy(
  method: Method,
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
  onStep: (step: AlphaStep) => void = () => {},
): Promise<NetworkBounds> {
  switch (method) {
    case 'ibp':
      return ibp(ready, box, labels, rounding, checkpoint);
    case 'crown-ibp':
      return crown(ready, box, labels, 'interval', rounding, checkpoint);
    case 'crown':
      return crown(ready, box, labels, 'backward', rounding, checkpoint);
    case 'alpha-crown':
      prepareGradients();
      return alphaCrown(ready, box, labels, rounding, checkpoint, { iterations: ITERATIONS, onStep });
  }
}
