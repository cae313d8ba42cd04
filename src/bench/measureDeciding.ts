import * as tf from '@tensorflow/tfjs-core';
import { type Decision, decide } from '../bounds/complete/decide';
import type { FloatProperty } from '../bounds/complete/floatProperty';
import type { TreeState } from '../bounds/complete/treeCount';
import { REAL_ROUNDING } from '../catalog/roundings';
import { forward } from '../network/forward';
import type { ReadyNetwork } from '../network/upload';
import { median } from './measureInTurns';

/** How fast branch and bound goes over the subproblems of a property. */
interface DecidingFigures {
  readonly subproblemsPerSecond: number;
  /** What a subproblem costs, in plain forward passes of one input within a batch. */
  readonly overForward: number;
}

/** Inputs of a forward pass: as many as there are subproblems in a batch at most. */
const BATCH = 512;

const PASSES = 20;

/** So many passes are timed so many times. */
const TURNS = 9;

/** Milliseconds between looks at the clock, for looking takes time: of the process's own a tenth of all. */
const BETWEEN_LOOKS = 20;

class Enough extends Error {}

/**
 * Decides for a while a property that takes longer, and counts what was bounded after attack and root.
 *
 * @param duration milliseconds of the clock
 * @param clock milliseconds
 */
export async function measureDeciding(
  ready: ReadyNetwork,
  property: FloatProperty,
  duration: number,
  clock: () => number,
): Promise<DecidingFigures> {
  const input = tf.zeros([BATCH, ...ready.network.input.shape]);
  const pass = async () => {
    const output = forward(ready, input);
    await output.data();
    output.dispose();
  };
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const start = clock();
    for (let at = 0; at < PASSES; at++) await pass();
    times.push(clock() - start);
  }
  input.dispose();
  // The first turns are slower: code is compiled anew while it runs.
  const forwardTime = median(times) / PASSES / BATCH;
  let begun: { readonly time: number; readonly leaves: number } | undefined;
  let ended = { time: 0, leaves: 0 };
  await decideFor(ready, property, duration, clock, ({ verified, undecided, open }) => {
    ended = { time: clock(), leaves: verified + undecided + open };
    if (ended.leaves > property.length) begun ??= ended;
  });
  // Each split makes two subproblems of one, of which two were bounded.
  const bounded = 2 * (ended.leaves - (begun?.leaves ?? 0));
  const each = (ended.time - (begun?.time ?? 0)) / bounded;
  return { subproblemsPerSecond: 1000 / each, overForward: each / forwardTime };
}

/**
 * Decides for no longer than that by the clock, which may stand still while others compute.
 *
 * @returns undefined where it was ended
 */
export async function decideFor(
  ready: ReadyNetwork,
  property: FloatProperty,
  duration: number,
  clock: () => number,
  onState: (state: TreeState) => void = () => {},
): Promise<Decision['verdict'] | undefined> {
  const end = clock() + duration;
  let looked = performance.now();
  const checkpoint = async () => {
    if (performance.now() - looked < BETWEEN_LOOKS) return;
    looked = performance.now();
    if (clock() > end) throw new Enough();
  };
  try {
    const options = { rounding: REAL_ROUNDING, timeout: Number.POSITIVE_INFINITY, onState };
    return (await decide(ready, property, options, checkpoint)).verdict;
  } catch (error) {
    if (error instanceof Enough) return undefined;
    throw error;
  }
}
