import * as tf from '@tensorflow/tfjs-core';
import { operationRow } from '../catalog/operations';
import { ROUNDINGS } from '../catalog/roundings';
import type { Interval } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import { largestInMemory, looksIntoMemory } from '../kernels/wasm/largest';
import type { ReadyNode } from '../network/network';
import { operationOf } from '../network/ops';
import { ownRounding } from '../network/otherExecutions';
import type { ReadyNetwork } from '../network/upload';
import type { Checkpoint } from './checkpoint';
import { boundDenseMoved, type DenseAfterMove, denseAfterMoves } from './denseAfterMoves';
import type { InputBox } from './inputBox';
import { boundNode, boundNodeClamped, packBox } from './methods/ibp';
import { firstExcess } from './readNodes';
import { disposeBounds, type ValueBounds } from './valueBounds';

/** Bounds of some values, and how far they are to be trusted. */
export interface SomeBounds {
  /** The caller's to dispose of. */
  readonly bounds: ValueBounds;
  /** How many nodes, from the first on, have bounds to be trusted (see firstExcess), where any are asked for. */
  readonly trusted: number;
}

/**
 * Bounds of the values that are asked for, as `boundValues` gives them, where nobody looks at layers: bounds are forgotten
 * once nothing reads them any more, and layers do the ReLUs that follow them and read where it lies what is only moved
 * before them. Where they write 0 for a number too large to be trusted, nothing is lost: all of one layer is finite that
 * reads what can be trusted, and 0 is what the ReLU makes of it.
 *
 * @returns undefined where numbers do not lie in the processor's memory, which could not be looked at as they come
 */
export async function someBounds(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
  checkpoint: Checkpoint,
  wanted: ReadonlySet<string>,
): Promise<SomeBounds | undefined> {
  if (!looksIntoMemory()) return undefined;
  const { network, nodes } = ready;
  const bounds: ValueBounds = new Map([[network.input.name, packBox(box, [batch, ...network.input.shape])]]);
  const largestOf = (value: string) => largestInMemory(bounds.get(value) as Interval);
  const { steps, readers, sources } = planOf(ready, rounding, wanted);
  const left = new Map(readers);
  const largest = new Map<string, number>();
  try {
    for (const { node, makes, reads, after, isClamped } of steps) {
      if (!bounds.has(node.output)) {
        const inputs = reads.map((name) => bounds.get(name) as Interval);
        const bound = isClamped ? boundNodeClamped : boundNode;
        const interval = after
          ? boundDenseMoved(after, inputs[0] as Interval, ownRounding(rounding), isClamped)
          : bound(node, inputs, rounding);
        bounds.set(makes, inputs.includes(interval) ? tf.clone(interval) : interval);
      }
      for (const name of reads) {
        left.set(name, (left.get(name) as number) - 1);
        if (left.get(name) !== 0 || wanted.has(name) || !bounds.has(name)) continue;
        // Layers have looked at what they read.
        largest.set(name, largestOf(name) as number);
        bounds.get(name)?.dispose();
        bounds.delete(name);
      }
      await checkpoint();
    }
    for (const name of bounds.keys()) largest.set(name, largestOf(name) as number);
    const ofNodes = sources.map((name) => (name === undefined ? 0 : (largest.get(name) as number)));
    return { bounds, trusted: firstExcess(nodes, ofNodes, largest.get(network.input.name) as number, rounding) };
  } catch (error) {
    disposeBounds(bounds);
    throw error;
  }
}

/** What is bounded in turn. */
interface Plan {
  readonly steps: readonly {
    readonly node: ReadyNode;
    /** The value whose bounds are made, and those that are read. */
    readonly makes: string;
    readonly reads: readonly string[];
    readonly after: DenseAfterMove | undefined;
    /** Whether the node does the ReLU that follows. */
    readonly isClamped: boolean;
  }[];
  /** How many times each value is read. */
  readonly readers: ReadonlyMap<string, number>;
  /** For each node the value whose largest number is that of its output, too; none of nodes that nothing wanted depends on. */
  readonly sources: readonly (string | undefined)[];
}

const known = new WeakMap<ReadyNetwork, Map<string, Plan>>();

/** Made once for what is asked of a network: it takes as long as a small layer. */
function planOf(ready: ReadyNetwork, rounding: Rounding, wanted: ReadonlySet<string>): Plan {
  const plans = known.get(ready) ?? new Map<string, Plan>();
  known.set(ready, plans);
  const key = JSON.stringify([rounding, ...wanted]);
  const plan = plans.get(key) ?? makePlan(ready, rounding, wanted);
  plans.set(key, plan);
  return plan;
}

function makePlan(ready: ReadyNetwork, rounding: Rounding, wanted: ReadonlySet<string>): Plan {
  const { nodes } = ready;
  const needed = neededFor(wanted, nodes);
  const clamped = clampedBy(ready, rounding, wanted);
  const moved = movedBy(ready, rounding, wanted);
  const skipped = new Map([...moved.values()].map(({ move }) => [move.output, move.inputs[0] as string]));
  const steps = nodes
    .filter(({ output }) => needed.has(output) && !skipped.has(output))
    .map((node) => ({
      node,
      makes: clamped.get(node.output) ?? node.output,
      reads: node.inputs.map((name) => skipped.get(name) ?? name),
      after: moved.get(node.output),
      isClamped: clamped.has(node.output),
    }));
  const sources = nodes.map(({ output }) => {
    return needed.has(output) ? (clamped.get(output) ?? skipped.get(output) ?? output) : undefined;
  });
  return { steps, readers: readersLeft(nodes), sources };
}

/** The values that some values depend on, themselves included. */
function neededFor(wanted: ReadonlySet<string>, nodes: readonly ReadyNode[]): ReadonlySet<string> {
  const needed = new Set(wanted);
  for (const { output, inputs } of [...nodes].reverse()) {
    if (needed.has(output)) for (const name of inputs) needed.add(name);
  }
  return needed;
}

/** The layers that read a value where it lies before it is moved, by their outputs. */
function movedBy(
  ready: ReadyNetwork,
  rounding: Rounding,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, DenseAfterMove> {
  // What executions lose in a layer is stated for what it reads.
  if (ROUNDINGS[rounding].coversRuns) return new Map();
  const found = denseAfterMoves(ready).filter(({ move }) => !wanted.has(move.output));
  return new Map(found.map((one) => [one.node.output, one]));
}

/** How many times each value is read. */
function readersLeft(nodes: readonly ReadyNode[]): Map<string, number> {
  const readers = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => inputs)) readers.set(name, (readers.get(name) ?? 0) + 1);
  return readers;
}

/** The outputs of the ReLUs that layers do themselves, by the value that the ReLU alone reads. */
function clampedBy({ nodes }: ReadyNetwork, rounding: Rounding, wanted: ReadonlySet<string>): Map<string, string> {
  // What executions lose is added between the two.
  if (ROUNDINGS[rounding].coversRuns) return new Map();
  const readers = readersLeft(nodes);
  const clamps = new Set(nodes.filter(({ op }) => operationOf(op).clampedInterval).map(({ output }) => output));
  const relus = nodes.filter(({ op, inputs: [input = ''] }) => {
    return (
      operationRow(op)?.activation?.switches === 'relu' &&
      clamps.has(input) &&
      readers.get(input) === 1 &&
      !wanted.has(input)
    );
  });
  return new Map(relus.map(({ inputs, output }) => [inputs[0] as string, output]));
}
