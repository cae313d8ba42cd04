import { DECIDING_METHOD } from '../../catalog/methods';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { methodCost } from '../cost/methodCost';
import type { Share } from './dealOut';
import type { FloatProperty } from './floatProperty';
import type { TreeCount } from './treeCount';
import type { Witness } from './witness';

/** What branch and bound works with. */
export interface Branching {
  readonly ready: ReadyNetwork;
  readonly property: FloatProperty;
  /** The alternatives that are still open. */
  readonly alternatives: readonly number[];
  readonly rounding: Rounding;
  /** Subproblems kept at once, at most, and the bytes that they may take. */
  readonly mostOpen: number;
  readonly openBytes: number;
  readonly checkpoint: Checkpoint;
  /** Where several processes decide a property together: which one this is, where that pays. */
  readonly share?: Share;
  /** Is given every step. */
  readonly count: TreeCount;
  /** Of each of the alternatives in what is to be decided. */
  readonly weight: number;
}

/** Of the memory that all may take, what is left open may take this much: at most, and where bounding takes nearly all. */
const [MOST_OPEN_SHARE, LEAST_OPEN_SHARE] = [0.5, 0.02];

/** Bytes that what is left open may take beside all that bounding takes. */
export function roomForOpen(ready: ReadyNetwork): number {
  const { memory } = ready;
  const left = memory - methodCost(ready, DECIDING_METHOD).bytes;
  return Math.min(MOST_OPEN_SHARE * memory, Math.max(LEAST_OPEN_SHARE * memory, left));
}

/** Bytes of an object besides its arrays, about. */
export const OBJECT_BYTES = 200;

/** Whether what is left open takes more than there is room for. */
export function isOutOfMemory(
  { mostOpen, openBytes }: Branching,
  open: { readonly length: number; readonly bytes: number },
): boolean {
  return open.length > mostOpen || open.bytes > openBytes;
}

/**
 * Why something stays unknown: the time was over, what is left takes too much memory, nothing of it can be split in
 * float32, or numbers grow too large to be bounded.
 */
export type OpenReason = 'time' | 'memory' | 'precision' | 'magnitude';

/** Everything is proved; of what was dealt out under a name, this process's share. */
interface Proved {
  readonly isProved: true;
  readonly dealt?: string;
}

/** How it ended: a counterexample, everything proved, or why not. */
export type Outcome = { readonly witness: Witness } | Proved | { readonly reason: OpenReason };
