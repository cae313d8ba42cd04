import { NEVER, type RadiusTable, type TableAbout } from './table/radiusTable';

/**
 * A radius table while it is computed: plain data, so that it can be stored and gone on with. For each pair the truth is
 * closed in from both sides, by proofs and by counterexamples. Numbers of a row and a class j stand at i·K + j.
 */
export interface TableRun {
  readonly about: TableAbout;
  readonly indices: Uint32Array;
  readonly labels: Uint16Array;
  /** NEVER where a row has not been looked at. */
  readonly predictions: Uint16Array;
  /** Numbers of radii proved so far; NEVER at the label. */
  readonly certified: Uint16Array;
  /** The least number of radii that is known not to be provable; one more than the grid has where all may be. */
  readonly refused: Uint16Array;
  /** Places in the grid of the smallest radius with a counterexample so far; NEVER where there is none, and at the label. */
  readonly attacked: Uint16Array;
  /** Numbers of places below which counterexamples were looked for in vain. */
  readonly resisted: Uint16Array;
}

/** A run that has not begun. */
export function newRun(about: TableAbout, indices: Uint32Array, labels: Uint16Array): TableRun {
  const size = labels.length * about.outputs;
  const run = {
    about,
    indices,
    labels,
    predictions: new Uint16Array(labels.length).fill(NEVER),
    certified: new Uint16Array(size),
    refused: new Uint16Array(size).fill(about.grid.length + 1),
    attacked: new Uint16Array(size).fill(NEVER),
    resisted: new Uint16Array(size),
  };
  labels.forEach((label, row) => {
    run.certified[row * about.outputs + label] = NEVER;
    run.resisted[row * about.outputs + label] = NEVER;
  });
  return run;
}

/** Whether proofs may still be found for a pair. */
export function isOpenAbove({ certified, refused }: TableRun, at: number): boolean {
  return (refused[at] as number) - (certified[at] as number) > 1;
}

/** The places of the grid that are left to look for a counterexample of a pair in: from the first up to before the last. */
export function placesLeft({ about, certified, attacked, resisted }: TableRun, at: number): [number, number] {
  const first = Math.max(certified[at] as number, resisted[at] as number);
  return [first, Math.min(attacked[at] as number, about.grid.length)];
}

/** Whether a row was looked at and no pair of it is left open. */
export function isFinished(run: TableRun, row: number): boolean {
  if (run.predictions[row] === NEVER) return false;
  const { outputs, attack } = run.about;
  for (let at = row * outputs; at < (row + 1) * outputs; at++) {
    if (isOpenAbove(run, at)) return false;
    const [first, end] = placesLeft(run, at);
    if (attack && first < end) return false;
  }
  return true;
}

/** How much of the search some rows have behind them, counted in rows. */
export function imagesDone(run: TableRun, rows: readonly number[]): number {
  const { outputs, attack } = run.about;
  let closed = 0;
  for (const row of rows) {
    for (let at = row * outputs; at < (row + 1) * outputs; at++) {
      const [first, end] = placesLeft(run, at);
      const shares = attack ? [!isOpenAbove(run, at), first >= end] : [!isOpenAbove(run, at)];
      closed += shares.filter(Boolean).length / shares.length;
    }
  }
  return closed / outputs;
}

/** Takes a proof of that many radii. */
export function certify(run: TableRun, at: number, count: number): void {
  if (count > (run.certified[at] as number)) run.certified[at] = count;
}

/** Takes a counterexample at that place of the grid. */
export function breakAt(run: TableRun, at: number, place: number): void {
  if (place < (run.attacked[at] as number)) run.attacked[at] = place;
  // What is broken is not to be proved.
  if (place + 1 < (run.refused[at] as number)) run.refused[at] = place + 1;
}

/** The table of a finished run. */
export function tableOf({ about, indices, labels, predictions, certified, attacked }: TableRun): RadiusTable {
  return { about, indices, labels, predictions, certified, attacked };
}
