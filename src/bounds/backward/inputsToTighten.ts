import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import { isAffineOfInput } from './intermediateBounds';

/** Inputs of a node whose bounds are worth backward passes of their own, and which of their units, from known ends. */
export interface InputsToTighten {
  readonly names: readonly string[];
  readonly wanted: (lower: number, upper: number) => boolean;
}

/** Activations are relaxed over the bounds of their inputs: there tight bounds pay, for ReLU's kin where the sign is open. */
export function inputsToTighten(ready: ReadyNetwork, node: ReadyNode): InputsToTighten {
  const { backward, switches } = operationOf(node.op);
  const wanted = switches ? (lower: number, upper: number) => lower < 0 && upper > 0 : () => true;
  if (!backward || backward.kind === 'affine') return { names: [], wanted };
  return { names: node.inputs.filter((name) => !isAffineOfInput(ready, name) && !isActivation(ready, name)), wanted };
}

/** Whether a value is an activation's output: its bounds follow from those of the activation's input. */
function isActivation(ready: ReadyNetwork, value: string): boolean {
  const producer = ready.nodes.find((node) => node.output === value);
  return producer !== undefined && operationOf(producer.op).backward?.kind === 'relaxed';
}
