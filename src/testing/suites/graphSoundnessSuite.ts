import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../bounds/checkpoint';
import { type InputBox, inputBox } from '../../bounds/inputBox';
import { BOUNDS_BY } from '../../bounds/methods';
import type { NetworkBounds } from '../../bounds/networkBounds';
import { METHOD_NAMES, METHODS } from '../../catalog/methods';
import { type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { adversarialGraph } from '../networks/adversarialGraph';
import { evaluateAll, runHere } from './operationRuns';
import { expectAtLeast, expectAtMost } from './sides';

/** Steps of methods that search: few, for each is another chance to go wrong and none is needed. */
const SEARCH = { iterations: 2, timeout: 100 };

/** Points that are boxes of their own show every rounding that is not covered; larger boxes open activations. */
const RADII = fc.constantFrom(0, 0, 2 ** -24, 2 ** -10, 2 ** -4, 1);

/** A logit or margin and how far off it may be. */
interface Known {
  readonly value: number;
  readonly error: number;
}

/**
 * Tests of every method over graphs of all operations that hold on every backend.
 *
 * @param runs how many random graphs a method is tried on; one that searches, on half as many
 */
export function describeGraphSoundness(backend: string, start: () => Promise<void>, runs: number): void {
  describe.each(METHOD_NAMES)(`%s on ${backend}`, (method) => {
    const numRuns = METHODS[method].searchesFrom ? Math.ceil(runs / 2) : runs;
    beforeAll(start);

    it.each(['real', 'float32'] as const)('holds for graphs that lose numbers, rounding %s', async (rounding) => {
      let said = 0;
      await fc.assert(
        fc.asyncProperty(adversarialGraph, RADII, fc.integer(), async ({ network, input }, radius, seed) => {
          const box = inputBox(input, radius, null, rounding);
          const ready = uploadNetwork(network);
          const bounds = await BOUNDS_BY[method].bound(ready, box, [0], rounding, NO_CHECKPOINT, SEARCH);
          // Who asks for margins alone is answered by other ways through the network.
          const alone = await BOUNDS_BY[method].lowerMargins(ready, box, [0], rounding, NO_CHECKPOINT, SEARCH);
          if (Number.isFinite(bounds.logits.lower[0])) said++;
          const points = pointsOf(box, seed);
          const known = [
            ...(await exactly(ready, points)),
            ...(rounding === 'float32' ? await inFloat32(ready, points) : []),
          ];
          for (const one of known) expectInside(bounds, one, alone);
          ready.dispose();
        }),
        { numRuns },
      );
      expect(said).toBeGreaterThanOrEqual(Math.floor(numRuns / 4));
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

/** The network over the real numbers, by float64 with a bound of its errors; at each point. */
async function exactly(ready: ReadyNetwork, points: readonly Float32Array[]): Promise<Known[][]> {
  const all = await evaluateAll(ready, points);
  return all.map(({ outputs, errors }) => [...outputs].map((value, at) => ({ value, error: errors[at] as number })));
}

/** A float32 run on this backend; at each point. */
async function inFloat32(ready: ReadyNetwork, points: readonly Float32Array[]): Promise<Known[][]> {
  const all = await runHere(ready, points);
  return all.map((outputs) => [...outputs].map((value) => ({ value, error: 0 })));
}

/** @param alone lower bounds of the margins, asked for by themselves */
function expectInside({ logits, margins }: NetworkBounds, known: readonly Known[], alone: Float32Array): void {
  const [label] = known as [Known];
  known.forEach(({ value, error }, at) => {
    expectAtMost(logits.lower[at], value + error);
    expectAtLeast(logits.upper[at], value - error);
    if (at === 0) return;
    const margin = label.value - value;
    const lost = label.error + error + Math.abs(margin) * 2 ** -52;
    expectAtMost(margins.lower[at], margin + lost);
    expectAtMost(alone[at], margin + lost);
    expectAtLeast(margins.upper[at], margin - lost);
  });
}
