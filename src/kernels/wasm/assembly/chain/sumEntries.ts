import { ChainStep, Entry, NARROW_PANEL, PANEL, TapRun, unitBytes } from './chainJob';
import { entriesIn, runsIn, sourcesIn, spareIn } from './chainRoom';
import { sumNarrowPanels, sumPanels } from './sumPanel';

/** The entries of a position that leads to a whole stride of places, from `first` on, all of whose units are kept. */
export function writeEntries(step: ChainStep, room: usize, count: i32, first: usize, width: i32, isNarrow: bool): void {
  const ofRow = step.strideRight * step.channels;
  for (let at = 0; at < count; at++) {
    const entry = changetype<Entry>(entriesIn(room) + <usize>at * offsetof<Entry>());
    const unit = (at / ofRow) * width * step.channels + (at % ofRow);
    entry.weights = step.weights + <usize>(at * step.entryBytes);
    entry.target = first + <usize>unit * unitBytes(isNarrow);
  }
}

/** The same of another such position, so many bytes further on. */
export function moveEntries(room: usize, count: i32, bytes: usize): void {
  let entry = entriesIn(room);
  for (; count > 0; count--, entry += offsetof<Entry>()) changetype<Entry>(entry).target += bytes;
}

/** Sums of the runs' coefficients times the weights of entries, or where rows start from single units these weights themselves. */
export function sumEntries(room: usize, count: i32, runCount: i32, copies: bool, isNarrow: bool): void {
  const entries = entriesIn(room);
  if (copies && runCount > 0) {
    copyWeights(room, entries, count, isNarrow);
    return;
  }
  const panel = isNarrow ? NARROW_PANEL : PANEL;
  // The last panel is filled up with what nobody asks for.
  const end = ((count + panel - 1) / panel) * panel;
  for (let more = count; more < end; more++) {
    const entry = changetype<Entry>(entries + <usize>more * offsetof<Entry>());
    entry.weights = changetype<Entry>(entries).weights;
    entry.target = spareIn(room);
  }
  if (isNarrow) sumNarrowPanels(room, runCount, entries, count);
  else sumPanels(room, runCount, entries, count);
}

/** Weights of the units that rows start from, as the coefficients of entries. */
function copyWeights(room: usize, entries: usize, count: i32, isNarrow: bool): void {
  const tap = changetype<TapRun>(runsIn(room)).weights;
  copyFour(sourcesIn(room), tap, entries, count, 0);
  if (!isNarrow) copyFour(sourcesIn(room) + 16, tap, entries, count, 16);
}

function copyFour(sources: usize, tap: usize, entries: usize, count: i32, to: usize): void {
  const a = tap + <usize>load<u32>(sources);
  const b = tap + <usize>load<u32>(sources, 4);
  const c = tap + <usize>load<u32>(sources, 8);
  const d = tap + <usize>load<u32>(sources, 12);
  const areThere = v128.load(sources, 32);
  const signs = v128.load(sources, 64);
  for (; count > 0; count--, entries += offsetof<Entry>()) {
    const entry = changetype<Entry>(entries);
    const weights = entry.weights;
    const ab = v128.load32_lane(weights + b, v128.load32_zero(weights + a), 1);
    const cd = v128.load32_lane(weights + d, v128.load32_zero(weights + c), 1);
    const all = v128.shuffle<i64>(ab, cd, 0, 2);
    v128.store(entry.target + to, v128.xor(v128.and(all, areThere), signs));
  }
}
