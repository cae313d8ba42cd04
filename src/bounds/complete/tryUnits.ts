import * as tf from '@tensorflow/tfjs-core';
import { WITHOUT_ROUNDING } from '../../catalog/roundings';
import type { Shape } from '../../network/network';
import { offsetsOf, seedsOf } from '../alpha/splitMultipliers';
import { lowerBounds } from '../backward/backwardPass';
import { disposeBounds } from '../valueBounds';
import { type Alternative, marginOf } from './floatProperty';
import { raised, startRows } from './rowBounds';
import { type Cut, disposeSplits, type Root, splitValues } from './splitValues';
import type { Branching } from './tree';
import { choicesOf, type SplitPart } from './warmChoices';

/** A subproblem, and units one of which it is split at. */
export interface Undecided extends SplitPart {
  readonly alternative: number;
  readonly candidates: readonly Cut[];
}

/**
 * The unit to split for each subproblem (filtered smart branching, De Palma et al. 2021): both halves of every candidate are
 * bounded, rounding ignored and nothing searched for, and the one whose worse half is best is taken.
 *
 * @param atOnce halves bounded together
 * @param marginsOf the largest of each subproblem's margins, with its parent's choices
 */
export async function chooseUnits(
  parts: readonly Undecided[],
  atOnce: number,
  marginsOf: (parts: readonly Undecided[]) => Promise<number[]>,
): Promise<(Cut | undefined)[]> {
  const trials = parts.flatMap((part, sample) => {
    const { candidates } = part;
    if (candidates.length < 2) return [];
    return candidates.flatMap((unit) => ([1, -1] as const).map((sign) => ({ part, sample, unit, sign })));
  });
  const margins: number[] = [];
  for (let first = 0; first < trials.length; first += atOnce) {
    const some = trials.slice(first, first + atOnce);
    const halves = some.map(({ part, unit, sign }) => ({ ...part, splits: [...part.splits, { ...unit, sign }] }));
    margins.push(...(await marginsOf(halves)));
  }
  const best = parts.map(({ candidates }) => ({ unit: candidates[0], gain: Number.NEGATIVE_INFINITY }));
  for (let at = 0; at < trials.length; at += 2) {
    const { sample, unit } = trials[at] as (typeof trials)[number];
    const [above, below] = [margins[at] as number, margins[at + 1] as number];
    // Of equally bad ones the one with the better other half; what is above zero gains no more.
    const gain = Math.min(above, below, 0) + OTHER_HALF * Math.min(Math.max(above, below), 0);
    if (gain > (best[sample]?.gain as number)) best[sample] = { unit, gain };
  }
  return best.map(({ unit }) => unit);
}

/** What the better half counts beside the worse. */
const OTHER_HALF = 0.3;

/** The largest of each subproblem's margins, with its parent's choices. */
export async function tryHalves(
  { ready, property, checkpoint }: Branching,
  root: Root,
  parts: readonly Undecided[],
): Promise<number[]> {
  const rows = parts.map(({ alternative }) => (property[alternative] as Alternative).rows);
  const most = Math.max(...rows.map((own) => own.length));
  const { output } = ready.network;
  const { bounds, splits } = splitValues(
    ready,
    root,
    parts.map((part) => part.splits),
  );
  const start = startRows(rows, most, ready.shapes.get(output) as Shape);
  const choices = choicesOf(ready, root, parts, most, splits);
  const seeds = seedsOf(choices, splits, ready.shapes);
  try {
    const context = { ready, bounds, batch: parts.length, rounding: WITHOUT_ROUNDING, slopes: choices, seeds };
    const found = await lowerBounds(context, output, start, checkpoint);
    const lower = raised(found, await offsetsOf(choices, splits, found.length));
    return rows.map((own, sample) => {
      return Math.max(...own.map((row, at) => marginOf(row, lower[sample * most + at] as number)));
    });
  } finally {
    disposeBounds(bounds);
    disposeSplits(splits);
    tf.dispose([start, ...choices.values(), ...seeds.values()]);
  }
}
