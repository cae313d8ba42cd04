import type { Rounding } from '../../kernels/rounding/rounding';
import { sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { descentStep } from '../attack/descend';
import type { Checkpoint } from '../checkpoint';
import { hasManyUnits } from '../forward/forwardFunctions';
import { hasMiddle, type InputBox } from '../inputBox';
import { disposeBounds } from '../valueBounds';
import { splitInputs } from './boxes/inputSplits';
import { areContradictory } from './contradiction';
import type { Share } from './dealOut';
import { evenly, finely, type Pace, searchFrom, startsOf } from './descendRows';
import { type Alternative, type FloatProperty, MOST_FREE_INPUTS, MOST_REGIONS } from './floatProperty';
import { type BoundedRegion, boundRegions } from './regions';
import { hasOneHiddenLayer } from './splits/denseRegion';
import { type OpenReason, roomForOpen } from './tree';
import type { TreeState } from './treeCount';
import { TreeCount } from './treeCount';
import { splitUnits } from './unitSplits';
import type { Witness } from './witness';

/** How far a decision goes. */
export interface DecideOptions {
  readonly rounding: Rounding;
  /** Milliseconds, pauses left out; the decision ends after them. */
  readonly timeout: number;
  /** Subproblems kept at once, at most. */
  readonly mostOpen?: number;
  readonly seed?: number;
  /** What is split; by default boxes of few inputs, else units. */
  readonly splits?: 'inputs' | 'units';
  /** Where several processes decide it together: which one this is. */
  readonly share?: Share;
  readonly onState?: (state: TreeState) => void;
}

/** What is known of a property: impossible for every input, a counterexample, or neither. */
export interface Decision {
  readonly verdict: 'verified' | 'falsified' | 'unknown' | 'timeout';
  readonly witness?: Witness;
  /** Where only this process's share is verified: a name for what was dealt out (see dealOut). */
  readonly dealt?: string;
  /** Why it is neither verified nor falsified. */
  readonly reason?: OpenReason;
  /** Where branch and bound ended. */
  readonly state: TreeState;
  /** How far above their limits the rows of an alternative are proved to be; undefined where it is not impossible. */
  provedMargin(alternative: number): number | undefined;
}

const MOST_OPEN = 2 ** 18;

/** Descents for each alternative before anything is bounded, those of few inputs in all, and their steps. */
const RESTARTS = 4;
const FEW_INPUTS_STARTS = 128;
const [FEW_INPUTS_STEPS, LEAST_STEPS] = [40, 5];
const PACE = evenly(30);

/** Products that descents of few inputs may take before anything is bounded: of about a second. */
const MOST_PRODUCTS = 2 ** 32;

/** With more free coordinates units are split where there is a program for it and they are of one layer: bounds of all of them become closer with each split. */
const MOST_FREE_OF_ONE_LAYER = 12;

/** How long is worked: turns of the message queue, which take a tenth and more, are counted, pauses are not. */
function workClock({ held = () => 0 }: Checkpoint): () => number {
  const start = performance.now() - held();
  return () => performance.now() - start - held();
}

/** Thrown through a decision when its time is over. */
class TimeOver extends Error {}

/**
 * Decides whether any alternative of a property is possible: by attack, then CROWN on whole regions, then branch and
 * bound. What it calls verified is proved under the rounding; what it calls falsified was evaluated with all errors counted.
 *
 * @param checkpoint awaited often; rejects to cancel, waits to pause
 */
export async function decide(
  ready: ReadyNetwork,
  property: FloatProperty,
  { rounding, timeout, mostOpen = MOST_OPEN, seed = 1, splits, share, onState = () => {} }: DecideOptions,
  checkpoint: Checkpoint,
): Promise<Decision> {
  const clock = workClock(checkpoint);
  const twoInputs = sizeOf(ready.network.input.shape) === 2;
  const count = new TreeCount(property.length, clock, twoInputs, onState);
  const provedMargin = (alternative: number) => count.provedMargin(alternative);
  let regions: readonly BoundedRegion[] = [];
  const timed: Checkpoint = async () => {
    await checkpoint();
    if (clock() > timeout) throw new TimeOver();
  };
  const found = (
    verdict: Decision['verdict'],
    more: Pick<Decision, 'witness' | 'reason' | 'dealt'> = {},
  ): Decision => ({
    verdict,
    ...more,
    state: { ...count.state, milliseconds: clock() },
    provedMargin,
  });
  try {
    const weight = 1 / property.length;
    const [never, all] = partition([...property.keys()], (at) => areContradictory((property[at] as Alternative).rows));
    for (const alternative of never) count.proved({ alternative, weight, margin: 0 }, 0);
    if (all.length === 0) return found('verified');
    const { restarts, pace } = searchOf(property, ready);
    const witness = await searchFrom(ready, property, startsOf(property, all, restarts, seed), pace, timed);
    if (witness) return found('falsified', { witness });
    const isMany = new Set(property.map(({ region }) => region)).size > MOST_REGIONS;
    const splitsInputs = (some: readonly number[]) => {
      const isOfFew = isNarrow(
        some.map((at) => property[at] as Alternative),
        hasMiddle,
        hasOneHiddenLayer(ready, rounding) ? MOST_FREE_OF_ONE_LAYER : MOST_FREE_INPUTS,
      );
      return splits === 'inputs' || (splits !== 'units' && isOfFew);
    };
    const decidesOnly = splitsInputs(all) && hasManyUnits(ready);
    if (!isMany) regions = await boundRegions(ready, property, rounding, timed, decidesOnly);
    const left = isMany ? all : regions.flatMap(({ left: own }) => own).filter((at) => all.includes(at));
    for (const alternative of all) {
      if (!left.includes(alternative)) count.proved({ alternative, weight, margin: 0 }, 0);
    }
    const worst = Math.min(
      ...regions.map((region) => region.worst),
      isMany ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
    );
    count.report(worst);
    if (left.length === 0) return found('verified');
    const room = { mostOpen, openBytes: roomForOpen(ready) };
    const branching = { ready, property, alternatives: left, rounding, ...room, checkpoint: timed, count, weight };
    const shared = { ...branching, ...(share && { share }) };
    const outcome = await (splitsInputs(left) || isMany
      ? splitInputs(branching, regions)
      : splitUnits(shared, regions));
    if ('witness' in outcome) return found('falsified', outcome);
    if ('reason' in outcome) return found('unknown', outcome);
    return found('verified', outcome.dealt === undefined ? {} : { dealt: outcome.dealt });
  } catch (error) {
    if (error instanceof TimeOver) return found('timeout', { reason: 'time' });
    throw error;
  } finally {
    for (const { bounds } of regions) disposeBounds(bounds);
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Small networks of few inputs are searched from more points, which costs next to nothing; large ones from fewer, and in fewer steps. */
function searchOf(property: FloatProperty, ready: ReadyNetwork): { readonly restarts: number; readonly pace: Pace } {
  if (!isNarrow(property, mayDiffer)) return { restarts: RESTARTS, pace: PACE };
  const restarts = Math.max(RESTARTS, Math.floor(FEW_INPUTS_STARTS / Math.max(1, property.length)));
  const affordable = MOST_PRODUCTS / (FEW_INPUTS_STEPS * property.length * descentStep(ready));
  const steps = Math.max(LEAST_STEPS, Math.floor(FEW_INPUTS_STEPS * Math.min(1, affordable)));
  return { restarts: Math.min(restarts, Math.max(1, Math.floor(affordable))), pace: finely(steps, 0.5) };
}

/** Whether few coordinates are free. */
function isNarrow(
  property: FloatProperty,
  isFree: (box: InputBox, coordinate: number) => boolean,
  most = MOST_FREE_INPUTS,
): boolean {
  return property.every(({ region: { outside } }) => {
    let free = 0;
    for (let at = 0; at < outside.lower.length; at++) if (isFree(outside, at)) free++;
    return free <= most;
  });
}

/** Also where it lies between two neighbours in float32, as a decimal may that is neither: of them points are tried, too. */
function mayDiffer({ lower, upper }: InputBox, coordinate: number): boolean {
  return (lower[coordinate] as number) < (upper[coordinate] as number);
}
