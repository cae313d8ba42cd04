import { descend } from '../bounds/attack/descend';
import { type Float32Box, float32Inside, insideBox } from '../bounds/attack/insideBox';
import type { Checkpoint } from '../bounds/checkpoint';
import { classesOf } from '../network/classes';
import { Random } from '../numbers/random';
import type { Job } from './candidates';
import { judgePoints } from './judgePoints';
import { rowsAtOnce } from './rowsAtOnce';
import { shrinkPoints } from './shrinkPoints';
import type { TableImages } from './tableImages';
import { placesLeft, type TableRun } from './tableRun';

/**
 * Looks for counterexamples of every open pair of some rows: projected gradient descent on the margin, by bisection on
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
    const jobs = rows.flatMap((row) => jobsOf(run, row));
    if (jobs.length === 0) return;
    for (let restart = 0; restart < attack.restarts; restart++) await attempt(run, jobs, images, restart, checkpoint);
    for (const { row, target, place } of jobs) {
      const at = row * run.about.outputs + target;
      if ((run.attacked[at] as number) > place) run.resisted[at] = place + 1;
    }
    await afterBatch();
  }
}

function jobsOf(run: TableRun, row: number): Job[] {
  const { outputs } = run.about;
  return Array.from({ length: outputs }, (_, target) => target).flatMap((target) => {
    const [first, end] = placesLeft(run, row * outputs + target);
    return first < end ? [{ row, target, place: Math.floor((first + end) / 2) }] : [];
  });
}

/** One descent for each job that no counterexample has settled, in parts that fit on the device. */
async function attempt(
  run: TableRun,
  jobs: readonly Job[],
  images: TableImages,
  restart: number,
  checkpoint: Checkpoint,
): Promise<void> {
  const chunk = rowsAtOnce(images.ready);
  for (let first = 0; first < jobs.length; first += chunk) {
    const open = ({ row, target, place }: Job) => (run.attacked[row * run.about.outputs + target] as number) > place;
    const some = jobs.slice(first, first + chunk).filter(open);
    if (some.length > 0) await descendTogether(run, some, images, restart, checkpoint);
  }
}

async function descendTogether(
  run: TableRun,
  jobs: readonly Job[],
  images: TableImages,
  restart: number,
  checkpoint: Checkpoint,
): Promise<void> {
  const { steps = 1, seed = 0 } = run.about.attack ?? {};
  const x = await images.read(jobs.map(({ row }) => row));
  const box = float32Inside(boxesOf(run, jobs, x));
  const classes = classesOf(images.ready.network, images.ready.shapes);
  const pairs = jobs.map(({ row, target }) => classes.marginOutputs(run.labels[row] as number, target));
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
  const broken = jobs.flatMap((_, at) => ((margins[at] as number) < 0 ? [at] : []));
  if (broken.length === 0) return;
  const found = {
    jobs: broken.map((at) => jobs[at] as Job),
    x: gather(x, broken, size),
    points: gather(points, broken, size),
  };
  await judgePoints(run, found, await shrinkPoints(run, found, images), images, checkpoint);
}

/** The boxes that may be searched, one after the other. */
function boxesOf(run: TableRun, jobs: readonly Job[], x: Float64Array): { lower: Float64Array; upper: Float64Array } {
  const size = x.length / jobs.length;
  const all = { lower: new Float64Array(x.length), upper: new Float64Array(x.length) };
  for (const [at, { place }] of jobs.entries()) {
    const box = insideBox(x.subarray(at * size, (at + 1) * size), run.about.grid[place] as number, run.about.clip);
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
