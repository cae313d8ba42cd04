import { DECIDING_METHOD } from '../../catalog/methods';
import { sizeOf } from '../../network/network';
import { raiseValues } from '../alpha/raiseValues';
import { SEARCH } from '../alpha/searchPlan';
import { methodCost } from '../cost/methodCost';
import { subproblemsAtOnce } from '../cost/room';
import { disposeBounds, type ValueBounds } from '../valueBounds';
import { areEnough, dealOut } from './dealOut';
import type { Start } from './descendRows';
import { type Alternative, isImpossible, marginOf, type Row } from './floatProperty';
import { rewriteMaxima } from './maxima';
import { OpenList } from './openList';
import type { BoundedRegion } from './regions';
import { stepsOf } from './searchSplits';
import { denseRegionOf } from './splits/denseRegion';
import { DenseSplits } from './splits/denseSplits';
import { bestRows, rowsAfter, rowsOf } from './splits/keptRows';
import { NarrowingPlan } from './splits/narrowingPlan';
import { narrowRegions } from './splits/narrowRegions';
import { searchParts } from './splits/searchParts';
import { type Cut, type Root, readRoot, type Split, type Unit } from './splitValues';
import { type Branching, isOutOfMemory, OBJECT_BYTES, type Outcome } from './tree';
import type { Counted } from './treeCount';
import { tryPoints } from './tryPoints';
import { chooseUnits, tryHalves, type Undecided } from './tryUnits';
import { bytesOfWarm, type Warm } from './warmChoices';

/** A part of an alternative: units of which it is known on which side of a cut they lie. */
interface Part extends Counted {
  readonly splits: readonly Split[];
  /** Choices to go on from; absent at the root. */
  readonly warm?: Warm;
  /** Which of the alternative's rows are gone on with; absent where all are (see keptRows.ts). */
  readonly rows?: readonly number[];
  /** The unit to split next; absent where none is left. */
  readonly next?: Cut;
  /** Whether it has been searched for long since no unit is left. */
  readonly isLast?: boolean;
}

/**
 * Steps of ascent on a subproblem, at the root, and where no unit is left to split: the network is linear there. A few are
 * enough from the parent's choices on; the time is better spent on more subproblems.
 */
const STEPS = 5;
const ROOT_STEPS = 25;
const LAST_STEPS = 200;

/**
 * Steps on the bounds of each inner value of a region, on which all its subproblems rest: at least those of α-CROWN, more
 * where they take no longer than some seconds, in multiplications.
 */
const INNER_STEPS = { most: 20, multiplications: 4e10 };

/** Numbers of all values of a batch, rows included. */
const MOST_VALUES = 2 ** 21;

const MOST_AT_ONCE = 128;

/**
 * Branch and bound that splits units, for many inputs: at zero where activations are linear on either side of it (β-CROWN,
 * Wang et al. 2021), in the middle of their interval where they are smooth; maxima by ReLUs that they are written as. Bounds of inner values stay the root's; slopes
 * and multipliers of splits are searched for together, from those of the parent on.
 *
 * @param regions of the open alternatives
 */
export async function splitUnits(branching: Branching, regions: readonly BoundedRegion[]): Promise<Outcome> {
  if (regions.some(({ isTrusted }) => !isTrusted)) return { reason: 'magnitude' };
  const rewritten = await rewriteMaxima(branching, regions);
  if (!rewritten) return splitRegions({ ...branching, asked: branching, ownerOf: (unit) => unit }, regions);
  const { ready, ownerOf } = rewritten;
  const own = { ...branching, ready, asked: branching, ownerOf };
  return splitRegions(own, rewritten.regions).finally(() => rewritten.dispose());
}

/** A region's bounds, and a program of its own for its subproblems where there is one: another once units are bounded anew. */
interface SplitRoot extends Root {
  dense?: DenseSplits;
}

/** Branch and bound of a network whose units can all be split. */
interface UnitBranching extends Branching {
  /** The same about the network itself, of which points are tried. */
  readonly asked: Branching;
  /** The network's own unit, which is reported. */
  ownerOf(unit: Unit): Unit;
}

async function splitRegions(branching: UnitBranching, regions: readonly BoundedRegion[]): Promise<Outcome> {
  const roots = new Map<number, SplitRoot>();
  const raised: ValueBounds[] = [];
  try {
    for (const region of regions) {
      if (!region.isTrusted) return { reason: 'magnitude' };
      const bounds = await raiseRegion(branching, region);
      raised.push(bounds);
      const read = await readRoot(branching.ready, bounds);
      const dense = await denseRegionOf(branching.ready, branching.rounding, region.region.outside, read);
      const root = { ...read, ...(dense && { dense: new DenseSplits(branching.ready, read, dense) }) };
      for (const alternative of region.left) roots.set(alternative, root);
    }
    return await branch(branching, roots);
  } finally {
    for (const bounds of raised) disposeBounds(bounds);
    for (const { dense } of new Set(roots.values())) dense?.dispose();
  }
}

/** Bounds of a region's values with slopes searched for each of them. */
function raiseRegion({ ready, rounding, checkpoint }: Branching, { region, bounds }: BoundedRegion) {
  const { most, multiplications } = INNER_STEPS;
  const { plain } = methodCost(ready, DECIDING_METHOD).multiplications;
  const affordable = Math.floor((SEARCH.inner * multiplications) / (plain + 1));
  const iterations = Math.min(most, Math.max(SEARCH.inner, affordable));
  const options = { batch: 1, rounding, iterations, onInput: () => {} };
  return raiseValues(ready, region.outside, bounds, options, checkpoint);
}

async function branch(branching: UnitBranching, roots: ReadonlyMap<number, SplitRoot>): Promise<Outcome> {
  const { alternatives, count, weight, share } = branching;
  const open = new OpenList<Part>(bytesOf);
  let isProved = true;
  let dealt: string | undefined;
  for (const alternative of alternatives) {
    open.add({ alternative, weight, splits: [], margin: Number.NEGATIVE_INFINITY });
  }
  const isFast = [...roots.values()].every(({ dense }) => dense);
  const atOnce = partsAtOnce(branching, isFast);
  const plan = new NarrowingPlan();
  let again: Part[] = [];
  let tries = 0;
  for (let round = 1; open.length + again.length > 0; round++) {
    const isTried = !isFast || round <= ROUNDS_A_TRY || round % ROUNDS_A_TRY === 0;
    if (isTried) tries++;
    if (isFast && again.length === 0) again = await narrowRegions(branching, roots, open, plan);
    const parts =
      again.length > 0
        ? again.splice(0, atOnce)
        : open.take(Math.max(1, atOnce >> 1)).flatMap((part) => {
            const own = halves(part, branching);
            count.split(part, own.length);
            return own;
          });
    const left: Part[] = [];
    const starts: Start[] = [];
    for (const group of alike(parts, roots)) {
      const found = await boundParts(branching, roots.get((group[0] as Part).alternative) as SplitRoot, group, atOnce);
      left.push(...found.left);
      if (isTried) starts.push(...found.starts());
    }
    const witness = await tryPoints(branching.asked, starts, tries, false);
    if (witness) return { witness };
    for (const part of left) {
      count.left(part);
      if (part.next || !part.isLast) open.add(part);
      else {
        isProved = false;
        count.undecided(part);
      }
    }
    count.report(Math.min(open.worst, again[0]?.margin ?? Number.POSITIVE_INFINITY));
    if (isOutOfMemory(branching, open)) return { reason: 'memory' };
    if (share && dealt === undefined && again.length === 0 && areEnough(open.length, share)) {
      const { own, others, name } = dealOut(open.take(open.length), share);
      for (const part of others) count.elsewhere(part);
      for (const part of own) open.add(part);
      dealt = name;
    }
  }
  return isProved ? { isProved, ...(dealt !== undefined && { dealt }) } : { reason: 'precision' };
}

/** Objects of a part besides its choices: itself, its last split and where it is from; the other splits are its parent's. */
const OWN_OBJECTS = 5;
const POINTER_BYTES = 8;

/** Where subproblems take next to nothing, points are tried in the first rounds, and then in one of so many. */
const ROUNDS_A_TRY = 8;

/** Choices are what takes most. */
function bytesOf({ splits, warm }: Part): number {
  const objects = OWN_OBJECTS + (warm?.relaxed.size ?? 0);
  return bytesOfWarm(warm) + POINTER_BYTES * splits.length + OBJECT_BYTES * objects;
}

/** @param isFast whether no pass holds values of all subproblems: then their points alone count */
function partsAtOnce({ ready, property, alternatives }: Branching, isFast: boolean): number {
  const rows = Math.max(...alternatives.map((at) => (property[at] as Alternative).rows.length));
  const values = ready.nodes.reduce((sum, { output }) => sum + sizeOf(ready.shapes.get(output) ?? []), 0);
  const most = isFast ? MOST_AT_ONCE : Math.min(MOST_AT_ONCE, Math.floor(MOST_VALUES / (values * rows)));
  return subproblemsAtOnce(ready, rows, most);
}

function halves(part: Part, { ownerOf }: UnitBranching): Part[] {
  const { next, splits, margin, weight, from: _, rows, ...rest } = part;
  if (!next) return [{ ...rest, splits, margin, weight, isLast: part.warm !== undefined }];
  const own = {
    ...rest,
    ...rowsAfter(rows, splits.length + 1),
    next,
    margin,
    weight: weight / 2,
    from: { unit: ownerOf(next), margin },
  };
  return ([1, -1] as const).map((sign) => ({ ...own, splits: [...splits, { ...next, sign }] }));
}

/** Parts in groups that share the bounds of their region and are searched equally long. */
function alike(parts: readonly Part[], roots: ReadonlyMap<number, SplitRoot>): Part[][] {
  const groups = new Map<SplitRoot, Map<number, Part[]>>();
  for (const part of parts) {
    const root = roots.get(part.alternative) as SplitRoot;
    const own = groups.get(root) ?? new Map<number, Part[]>();
    groups.set(root, own);
    own.set(stepsFor(part), [...(own.get(stepsFor(part)) ?? []), part]);
  }
  return [...groups.values()].flatMap((own) => [...own.values()]);
}

function stepsFor({ warm, isLast }: Part): number {
  if (isLast) return LAST_STEPS;
  return warm ? STEPS : ROOT_STEPS;
}

async function boundParts(branching: Branching, root: SplitRoot, parts: readonly Part[], atOnce: number) {
  const { property, checkpoint, count } = branching;
  const rows = parts.map((part) => rowsOf(property, part));
  const steps = stepsFor(parts[0] as Part);
  const { dense } = root;
  const found = dense
    ? await dense.bound(parts, rows, stepsOf(steps, dense.roundsFor(steps, !parts[0]?.warm)), checkpoint)
    : await searchParts(branching, root, parts, rows, steps);
  const left: (Undecided & Part)[] = [];
  const corners: (() => Start)[] = [];
  for (const [sample, part] of parts.entries()) {
    const own = rows[sample] as readonly Row[];
    const margins = own.map((row, at) => marginOf(row, found.lower[sample * found.rows + at] as number));
    const margin = Math.max(part.margin, ...margins);
    if (found.isEmpty?.(sample) || own.some((row, at) => isImpossible(row, margins[at] as number))) {
      count.proved(part, found.isClipped?.(sample) ? 0 : margin);
      continue;
    }
    const { alternative, weight, from, splits: known, isLast } = part;
    const kept = { alternative, weight, splits: known, ...(from && { from }), ...(isLast && { isLast }) };
    const best = bestRows(margins);
    left.push({ ...kept, rows: best.map((at) => part.rows?.[at] ?? at), ...found.after(sample, best), margin });
    corners.push(() => ({ alternative, point: found.cornerOf(sample) }));
  }
  const units = await chooseUnits(left, atOnce, async (halvesTried) => {
    if (!dense) return tryHalves(branching, root, halvesTried);
    const tried = (halvesTried as readonly (Undecided & Part)[]).map((half) => rowsOf(property, half));
    const { lower, rows: most } = await dense.bound(halvesTried, tried, stepsOf(0), checkpoint);
    return tried.map((own, sample) => {
      return Math.max(...own.map((row, at) => marginOf(row, lower[sample * most + at] as number)));
    });
  });
  return {
    left: left.map(({ candidates: _, ...part }, at): Part => ({ ...part, ...(units[at] && { next: units[at] }) })),
    starts: () => corners.map((corner) => corner()),
  };
}
