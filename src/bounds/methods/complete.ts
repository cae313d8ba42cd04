import type { Rounding } from '../../kernels/rounding/rounding';
import { classesOf } from '../../network/classes/classes';
import { sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import type { Counterexample } from '../attack/findings';
import type { SearchBox } from '../attack/insideBox';
import type { Checkpoint } from '../checkpoint';
import { decide } from '../complete/decide';
import { firstLike, LEAST_MARGIN, labelProperty, nearestClass } from '../complete/labelProperty';
import { type InputBox, roundDown } from '../inputBox';
import { verdictOf } from '../margins/margins';
import type { NetworkBounds } from '../networkBounds';
import { type Labels, labelsAlone } from '../readAlong';
import { alphaCrown } from './alphaCrown';
import type { SearchOptions } from './boundsMethod';

/** Milliseconds for each sample where nobody says how many. */
const USUAL_TIMEOUT = 60_000;

/**
 * α-CROWN, then branch and bound over every margin that it leaves unknown, sample by sample. Bounds of layers and logits are
 * α-CROWN's; margins are as far above zero as every subproblem was proved to be.
 */
export async function complete(
  ready: ReadyNetwork,
  box: InputBox,
  asked: Labels,
  rounding: Rounding,
  checkpoint: Checkpoint,
  options: SearchOptions = {},
): Promise<NetworkBounds> {
  const labels = await labelsAlone(asked);
  const bounds = await alphaCrown(ready, box, labels, rounding, checkpoint, options);
  const classes = classesOf(ready.network, ready.shapes);
  const margins = { lower: bounds.margins.lower.slice(), upper: bounds.margins.upper };
  const searched = options.inside?.();
  const size = sizeOf(ready.network.input.shape);
  const counterexamples: (Counterexample | undefined)[] = [];
  for (const [row, label] of labels.entries()) {
    const own = margins.lower.subarray(row * classes.count, (row + 1) * classes.count);
    if (classes.count < 2 || verdictOf(own, label) === 'verified') continue;
    const cut = <T extends Float32Array | Float64Array>(values: T) => values.slice(row * size, (row + 1) * size) as T;
    const outside = { lower: cut(box.lower), upper: cut(box.upper) };
    const inside = searched ? { lower: cut(searched.lower), upper: cut(searched.upper) } : exactly(outside);
    const isUnknown = (target: number) => !((own[target] as number) > 0);
    const { property, targets } = labelProperty(classes, label, { outside, inside }, isUnknown);
    const { timeout = USUAL_TIMEOUT, onTree = () => {} } = options;
    const how = { rounding, timeout, onState: onTree };
    const { witness, provedMargin } = await decide(ready, property, how, checkpoint);
    if (witness) counterexamples[row] = { input: witness.input, ...nearestClass(witness, classes, label) };
    for (let target = 0; target < classes.count; target++) {
      const at = targets.indexOf(firstLike(classes, label, target));
      const proved = at < 0 ? undefined : provedMargin(at);
      if (proved === undefined || target === label) continue;
      own[target] = Math.max(own[target] as number, roundDown((proved + LEAST_MARGIN) * (1 - 2 ** -50)));
    }
  }
  return { ...bounds, margins, counterexamples };
}

/** A box whose bounds are what is asked about. */
function exactly({ lower, upper }: InputBox): SearchBox {
  return { lower: Float64Array.from(lower), upper: Float64Array.from(upper) };
}
