import { descend, rowsAtOnce } from '../bounds/attack/descend';
import { type Float32Box, float32Inside, insideBox } from '../bounds/attack/insideBox';
import type { Checkpoint } from '../bounds/checkpoint';
import { withinOf } from '../bounds/within';
import { classesOf } from '../network/classes/classes';
import { Random } from '../numbers/random';
import type { TableImages } from './judgeImages';
import { judgePoints } from './judgePoints';
import type { AttackJob, TableRun } from './tableRun';

/**
 * Looks for counterexamples of every undecided pair of some rows: projected gradient descent on the margin, by bisection on
 * the places of the grid. A counterexample is drawn towards the image as far as it remains one, so
 * that it counts at the smallest radius it can; what is entered was evaluated in float64 at that radius.
 *
 * That a descent finds nothing says nothing of larger radii; bisection takes it for a hint where to go on.
 */
export async function attackRows(
  run: TableRun,
  rows: readonly number[],
  images: TableImages,
  checkpoint: Checkpoint,
  afterBatch: () => Promise<void>,
): Promise<void> {
  const { attack } = run.about;
  if (!attack) return;
  for (;;) {
    const jobs = rows.flatMap((row) => run.nextAttacks(row));
    if (jobs.length === 0) return;
    for (let restart = 0; restart < attack.restarts; restart++) await attempt(run, jobs, images, restart, checkpoint);
    for (const job of jobs) run.enterAttack(job);
    await afterBatch();
  }
}

/**
 * One descent for each job that no counterexample has settled, in parts that fit on the device. Which these are is asked
 * once: what is found in one part must not settle jobs of the next, or an image's results would depend on where parts end,
 * and so on what else is in the table.
 */
async function attempt(
  run: TableRun,
  jobs: readonly AttackJob[],
  images: TableImages,
  restart: number,
  checkpoint: Checkpoint,
): Promise<void> {
  const chunk = rowsAtOnce(images.ready);
  const left = jobs.filter((job) => !run.isFalsified(job));
  for (let first = 0; first < left.length; first += chunk) {
    await descendTogether(run, left.slice(first, first + chunk), images, restart, checkpoint);
  }
}

async function descendTogether(
  run: TableRun,
  jobs: readonly AttackJob[],
  images: TableImages,
  restart: number,
  checkpoint: Checkpoint,
): Promise<void> {
  const { steps = 1, seed = 0 } = run.about.attack ?? {};
  const x = await images.read(jobs.map(({ row }) => row));
  const box = float32Inside(boxesOf(run, jobs, x, images));
  const classes = classesOf(images.ready.network, images.ready.shapes);
  const pairs = jobs.map(({ row, target }) => classes.marginOutputs(run.labelOf(row), target));
  const winning = pairs.map((pair) => pair.winning);
  const losing = pairs.map((pair) => pair.losing);
  const start = restart === 0 ? Float32Array.from(x) : randomStart(box, jobs.length, seed, restart);
  // No descent ends early: what is found for an image must not depend on what it shares a batch with.
  const enough = () => false;
  const { margins, points } = await descend(
    images.ready,
    { ...box, start, winning, losing },
    steps,
    enough,
    checkpoint,
  );
  const size = x.length / jobs.length;
  const negative = jobs.flatMap((_, at) => ((margins[at] as number) < 0 ? [at] : []));
  if (negative.length === 0) return;
  const found = {
    jobs: negative.map((at) => jobs[at] as AttackJob),
    x: gather(x, negative, size),
    points: gather(points, negative, size),
  };
  await judgePoints(run, found, images, checkpoint);
}

/** The boxes that may be searched, one after the other. */
function boxesOf(
  run: TableRun,
  jobs: readonly AttackJob[],
  x: Float64Array,
  { ready }: TableImages,
): { lower: Float64Array; upper: Float64Array } {
  const within = withinOf(run.about.clip, ready.network.input.shape);
  const size = x.length / jobs.length;
  const all = { lower: new Float64Array(x.length), upper: new Float64Array(x.length) };
  for (const [at, { place }] of jobs.entries()) {
    const box = insideBox(x.subarray(at * size, (at + 1) * size), run.about.grid[place] as number, within);
    all.lower.set(box.lower, at * size);
    all.upper.set(box.upper, at * size);
  }
  return all;
}

/** The same random shares for every box, so that what is found for one does not depend on the others. */
function randomStart({ lower, upper }: Float32Box, count: number, seed: number, restart: number): Float32Array {
  const random = new Random(seed, 'radius table', restart);
  const size = lower.length / count;
  const shares = Float64Array.from({ length: size }, () => random.uniform());
  return lower.map((end, at) => end + ((upper[at] as number) - end) * (shares[at % size] as number));
}

function gather<T extends Float32Array | Float64Array>(values: T, rows: readonly number[], size: number): T {
  const result = values.slice(0, rows.length * size) as T;
  for (const [at, row] of rows.entries()) result.set(values.subarray(row * size, (row + 1) * size), at * size);
  return result;
}
