import { bytesOfAttack } from '../../../bounds/cost/attackCost';
import { bytesFor } from '../../../bounds/cost/methodCost';
import { METHOD_NAMES, METHODS, type Method, USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import { shortened } from '../../../network/describe';
import { MemoryError } from '../../../network/networkError';
import type { ReadyNetwork } from '../../../network/upload';
import { formatBytes } from '../../../numbers/amounts';
import type { StoredModel } from '../../stores/modelStore';

/**
 * Refuses what would take more memory than the limit, before anything is computed.
 *
 * @param planned with the limit
 * @param batch boxes whose bounds are asked for; no more of them are bounded at once than there is room for
 * @throws NetworkError that says what would fit
 */
export function requireRoom(planned: ReadyNetwork, method: Method | typeof ATTACK, batch = 1): void {
  if (method === ATTACK) {
    requireRoomToAttack(planned);
    return;
  }
  if (hasRoom(planned, method, batch)) return;
  const bytes = bytesFor(planned, method, batch);
  const { network, memory } = planned;
  throw new MemoryError(
    `Bounding ${batch > 1 ? `${batch} inputs of ` : ''}${shortened(network.name)} by ${METHODS[method].title} takes about ${formatBytes(bytes, 'up')} of memory; the limit is ${formatBytes(memory)}.`,
    whatFits(planned, method, batch, bytes),
  );
}

/** Whether that much is within the limit. */
function hasRoom(planned: ReadyNetwork, method: Method | typeof ATTACK, batch = 1): boolean {
  const bytes = method === ATTACK ? bytesOfAttack(planned) : bytesFor(planned, method, batch);
  return bytes <= planned.memory;
}

/** Where else weights lie. */
interface Copies {
  bytesElsewhere(id: string): number;
  disposeElsewhere(id: string): void;
}

/** A model with the limit and what is held: where there is too little room for copies on other backends, they are given up. */
export function withRoom(
  model: StoredModel,
  memory: number,
  copies: Copies,
  method: Method | typeof ATTACK,
  batch = 1,
): StoredModel {
  const ready = { ...model.ready, memory, elsewhere: copies.bytesElsewhere(model.id) };
  if (ready.elsewhere === 0 || hasRoom(ready, method, batch)) return { ...model, ready };
  copies.disposeElsewhere(model.id);
  return { ...model, ready: { ...ready, elsewhere: 0 } };
}

/** @throws RangeError for what is no limit of memory, in bytes */
export function requireLimit(bytes: number): number {
  if (Number.isFinite(bytes) && bytes > 0) return bytes;
  throw new RangeError(`The limit of memory is ${String(bytes)}. Give a number of bytes, such as 1e9.`);
}

/** Stands where no method bounds anything. */
export const ATTACK = 'attack';

function requireRoomToAttack(planned: ReadyNetwork): void {
  const bytes = bytesOfAttack(planned);
  const { network, memory } = planned;
  if (bytes <= memory) return;
  throw new MemoryError(
    `Attacking ${shortened(network.name)} takes about ${formatBytes(bytes, 'up')} of memory; the limit is ${formatBytes(memory)}.`,
    `Raise the limit to ${formatBytes(bytes, 'up')}.`,
  );
}

/** What a request's memory goes to: a method's bounds, also of the boxes that are split, or an attack alone. */
export function methodOf(full: object): Method | typeof ATTACK {
  const { method, how, settings } = full as {
    readonly method?: Method;
    readonly how?: { readonly method: Method };
    readonly settings?: object;
  };
  return method ?? how?.method ?? (settings ? ATTACK : USUAL_TIGHT_METHOD);
}

function whatFits(planned: ReadyNetwork, method: Method, batch: number, bytes: number): string {
  const more = `Raise the limit to ${formatBytes(bytes, 'up')}.`;
  const fewer = fewerInputs(planned, method, batch);
  if (fewer > 0) return `Give at most ${fewer} at once. ${more}`;
  const fitting = METHOD_NAMES.filter((name) => bytesFor(planned, name) <= planned.memory);
  const tightest = fitting.at(-1);
  return tightest ? `${METHODS[tightest].title} fits. ${more}` : `No method fits. ${more}`;
}

/** The most boxes that would fit, fewer than are wanted; 0 where not even one does. */
function fewerInputs(planned: ReadyNetwork, method: Method, batch: number): number {
  let [fits, most] = [0, batch];
  while (most - fits > 1) {
    const middle = Math.floor((fits + most) / 2);
    if (bytesFor(planned, method, middle) <= planned.memory) fits = middle;
    else most = middle;
  }
  return fits;
}
