import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { alphaCrown } from '../bounds/alphaCrown';
import { evaluationErrors } from '../bounds/attack/evaluationErrors';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { crown } from '../bounds/crown';
import { ibp } from '../bounds/ibp';
import { type InputBox, inputBox } from '../bounds/inputBox';
import type { NetworkBounds } from '../bounds/networkBounds';
import type { Rounding } from '../kernels/rounding';
import { forward } from '../network/forward';
import { forward64 } from '../network/forward64';
import { type ReadyNetwork, uploadNetwork } from '../network/upload';
import { adversarialGraph } from './adversarialGraph';

const METHODS = {
  ibp: (ready: ReadyNetwork, box: InputBox, rounding: Rounding) => ibp(ready, box, [0], rounding, NO_CHECKPOINT),
  'crown-ibp': (ready: ReadyNetwork, box: InputBox, rounding: Rounding) =>
    crown(ready, box, [0], 'interval', rounding, NO_CHECKPOINT),
  crown: (ready: ReadyNetwork, box: InputBox, rounding: Rounding) =>
    crown(ready, box, [0], 'backward', rounding, NO_CHECKPOINT),
  'alpha-crown': (ready: ReadyNetwork, box: InputBox, rounding: Rounding) =>
    alphaCrown(ready, box, [0], rounding, NO_CHECKPOINT, { iterations: 2 }),
};

/** How many random graphs each method is tried on. */
export type Runs = Readonly<Record<keyof typeof METHODS, number>>;

/** Points that are boxes of their own show every rounding that is not paid for; larger boxes open activations. */
const RADII = fc.constantFrom(0, 0, 2 ** -24, 2 ** -10, 2 ** -4, 1);

/** A logit or margin and how far off it may be. */
interface Known {
  readonly value: number;
  readonly error: number;
}

/** Tests of every method over graphs of all operations that hold on every backend. */
export function describeGraphSoundness(backend: string, start: () => Promise<void>, runs: Runs): void {
  describe.each(Object.keys(METHODS) as (keyof typeof METHODS)[])(`%s on ${backend}`, (method) => {
    beforeAll(start);

    it.each(['real', 'float32'] as const)('holds for graphs that lose numbers, rounding %s', async (rounding) => {
      let said = 0;
      await fc.assert(
        fc.asyncProperty(adversarialGraph, RADII, fc.integer(), async ({ network, input }, radius, seed) => {
          const box = inputBox(input, radius, null, rounding);
          const ready = uploadNetwork(network);
          const bounds = await METHODS[method](ready, box, rounding);
          if (Number.isFinite(bounds.logits.lower[0])) said++;
          for (const point of pointsOf(box, seed)) {
            expectInside(bounds, await exactly(ready, point));
            if (rounding === 'float32') expectInside(bounds, await inFloat32(ready, point));
          }
          ready.dispose();
        }),
        { numRuns: runs[method] },
      );
      expect(said).toBeGreaterThanOrEqual(Math.floor(runs[method] / 4));
    });
  });
}

/** The middle, two opposite corners, and others that a seed chooses. */
function pointsOf({ lower, upper }: InputBox, seed: number): Float32Array[] {
  const middle = lower.map((low, at) =>
    Math.min(Math.max((low + (upper[at] as number)) / 2, low), upper[at] as number),
  );
  const corner = (salt: number) =>
    lower.map((low, at) => ((Math.imul(at + salt, 2654435761) ^ seed) & 0x10000 ? low : (upper[at] as number)));
  return [middle, lower, upper, corner(1), corner(77), corner(901)];
}

/** The network over the real numbers, by float64 with a bound of its errors. */
async function exactly(ready: ReadyNetwork, point: Float32Array): Promise<Known[]> {
  const input = Float64Array.from(point);
  const errors = await evaluationErrors(ready, input);
  const logits = forward64(ready.network, ready.shapes, input);
  return [...logits].map((value, at) => ({ value, error: errors[at] as number }));
}

/** A float32 run on this backend. */
async function inFloat32(ready: ReadyNetwork, point: Float32Array): Promise<Known[]> {
  const output = tf.tidy(() => forward(ready, tf.tensor(point, [1, ...ready.network.input.shape])));
  const logits = await output.data();
  output.dispose();
  return [...logits].map((value) => ({ value, error: 0 }));
}

function expectInside({ logits, margins }: NetworkBounds, known: readonly Known[]): void {
  const [label] = known as [Known];
  known.forEach(({ value, error }, at) => {
    expect(logits.lower[at]).toBeLessThanOrEqual(value + error);
    expect(logits.upper[at]).toBeGreaterThanOrEqual(value - error);
    if (at === 0) return;
    const margin = label.value - value;
    const lost = label.error + error + Math.abs(margin) * 2 ** -52;
    expect(margins.lower[at]).toBeLessThanOrEqual(margin + lost);
    expect(margins.upper[at]).toBeGreaterThanOrEqual(margin - lost);
  });
}
