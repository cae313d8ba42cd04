import { type Classes, classesOf } from '../../network/classes/classes';
import { type Values64, values64 } from '../../network/forward64';
import { sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import type { Checkpoint } from '../checkpoint';
import { type Descents, descend, rowsAtOnce } from './descend';
import { evaluationErrors } from './evaluationErrors';
import { Findings } from './findings';
import { type Float32Box, float32Inside, pointInside, type SearchBox } from './insideBox';
import { restartsAtOnce } from './restartsAtOnce';

export interface AttackSettings {
  /** Descents for each class; the first starts at the centre of the box, the others at random. */
  readonly restarts: number;
  /** Steps of each descent, at least 1. */
  readonly steps: number;
  readonly seed: number;
  /** When a sample is left in peace: once any class, or once every class, was preferred to the label. */
  readonly until: 'any' | 'all';
}

/** One descent: of which sample, against which class, from which start. */
interface Job {
  readonly restart: number;
  readonly sample: number;
  readonly target: number;
}

/**
 * Looks for inputs of boxes that the network classifies as another class than the label: projected gradient descent
 * with restarts on every margin of the label, each result then evaluated in float64.
 *
 * @param box [batch, ...input shape], internal layout
 * @param labels one for each sample
 * @param onProgress is given the share of the work that is done
 */
export async function attack(
  ready: ReadyNetwork,
  box: SearchBox,
  labels: readonly number[],
  settings: AttackSettings,
  checkpoint: Checkpoint,
  onProgress: (share: number) => void = () => {},
): Promise<Findings> {
  const classes = classesOf(ready.network, ready.shapes);
  const size = sizeOf(ready.network.input.shape);
  const findings = new Findings(labels, classes, size);
  const searched = float32Inside(box);
  const chunk = rowsAtOnce(ready);
  const { restarts, seed } = settings;
  const together = restartsAtOnce(ready, settings, labels.length * classes.count);
  for (let restart = 0; restart < restarts; restart += together) {
    const own = Array.from({ length: Math.min(together, restarts - restart) }, (_, at) => restart + at);
    const starts = new Map(own.map((at) => [at, at === 0 ? atCenter(searched) : atRandom(searched, size, seed, at)]));
    const open = openJobs(findings, settings.until);
    const jobs = own.flatMap((at) => open.map((job): Job => ({ ...job, restart: at })));
    for (let first = 0; first < jobs.length; first += chunk) {
      onProgress((restart + (own.length * first) / jobs.length) / restarts);
      const some = jobs.slice(first, first + chunk);
      const descents = {
        ...gather(searched, starts, some, size),
        ...outputsOf(some, labels, classes),
      };
      const { points } = await descend(ready, descents, settings.steps, enough(some, settings.until), checkpoint);
      await evaluate(ready, box, findings, some, points, checkpoint);
    }
  }
  onProgress(1);
  return findings;
}

function openJobs(findings: Findings, until: 'any' | 'all'): Omit<Job, 'restart'>[] {
  return findings.labels.flatMap((label, sample) => {
    if (until === 'any' && findings.counterexamples[sample]) return [];
    const losing = findings.classes.allMarginOutputs(label).map((outputs) => outputs.losing);
    const isOpen = (target: number) => target !== label && !findings.isFalsified(sample, target);
    // Classes whose paths part from the label's alike have one margin, and need one descent.
    const isFirst = (target: number) => losing.indexOf(losing[target] as number) === target;
    return [...losing.keys()]
      .filter((target) => isOpen(target) && isFirst(target))
      .map((target) => ({ sample, target }));
  });
}

function atCenter({ lower, upper }: Float32Box): Float32Array {
  return lower.map((low, at) => low + ((upper[at] as number) - low) / 2);
}

/** The same random shares for every sample, so that what is found for one does not depend on the others. */
function atRandom({ lower, upper }: Float32Box, size: number, seed: number, restart: number): Float32Array {
  const random = new Random(seed, 'attack', restart);
  const shares = Float64Array.from({ length: size }, () => random.uniform());
  return lower.map((low, at) => {
    const value = Math.fround(low + ((upper[at] as number) - low) * (shares[at % size] as number));
    return Math.min(Math.max(value, low), upper[at] as number);
  });
}

function gather(
  box: Float32Box,
  starts: ReadonlyMap<number, Float32Array>,
  jobs: readonly Job[],
  size: number,
): Pick<Descents, 'lower' | 'upper' | 'start'> {
  const rowsOf = (valuesOf: (job: Job) => Float32Array) => {
    const rows = new Float32Array(jobs.length * size);
    for (const [row, job] of jobs.entries()) rows.set(rowOf(valuesOf(job), job.sample, size), row * size);
    return rows;
  };
  return {
    lower: rowsOf(() => box.lower),
    upper: rowsOf(() => box.upper),
    start: rowsOf(({ restart }) => starts.get(restart) as Float32Array),
  };
}

/** The outputs whose difference each job makes small. */
function outputsOf(
  jobs: readonly Job[],
  labels: readonly number[],
  classes: Classes,
): Pick<Descents, 'winning' | 'losing'> {
  const pairs = jobs.map(({ sample, target }) => classes.marginOutputs(labels[sample] as number, target));
  return { winning: pairs.map(({ winning }) => winning), losing: pairs.map(({ losing }) => losing) };
}

/** Share of the largest margin seen by which one must be negative before its descent may stop: beyond doubt of float32. */
const BEYOND_DOUBT = 1e-4;

function enough(jobs: readonly Job[], until: 'any' | 'all'): (margins: Float32Array) => boolean {
  let scale = 0;
  return (margins) => {
    scale = margins.reduce((largest, margin) => Math.max(largest, Math.abs(margin)), scale);
    const isNegative = (row: number) => (margins[row] as number) < -BEYOND_DOUBT * scale;
    if (until === 'all') return jobs.every((_, row) => isNegative(row));
    const done = new Set(jobs.flatMap(({ sample }, row) => (isNegative(row) ? [sample] : [])));
    return jobs.every(({ sample }) => done.has(sample));
  };
}

/** Evaluates what the descents found in float64, and judges together what looks like a counterexample. */
async function evaluate(
  ready: ReadyNetwork,
  box: SearchBox,
  findings: Findings,
  jobs: readonly Job[],
  points: Float32Array,
  checkpoint: Checkpoint,
): Promise<void> {
  const { size } = findings;
  const { output } = ready.network;
  const suspects: { readonly sample: number; readonly point: Float64Array; readonly values: Values64 }[] = [];
  for (const [row, { sample }] of jobs.entries()) {
    const own = { lower: rowOf(box.lower, sample, size), upper: rowOf(box.upper, sample, size) };
    const point = pointInside(rowOf(points, row, size), own);
    const values = values64(ready.network, ready.shapes, point);
    if (findings.add(sample, point, values.get(output) as Float64Array)) suspects.push({ sample, point, values });
    await checkpoint();
  }
  if (suspects.length === 0) return;
  const errors = await evaluationErrors(ready, joined(suspects.map(({ values }) => values)));
  const outputs = errors.length / suspects.length;
  for (const [at, { sample, point, values }] of suspects.entries()) {
    findings.judge(sample, point, values.get(output) as Float64Array, rowOf(errors, at, outputs));
  }
}

/** Values of several samples, row by row. */
function joined(samples: readonly Values64[]): Values64 {
  const [first] = samples as [Values64, ...Values64[]];
  return new Map(
    [...first].map(([name, { length }]) => {
      const all = new Float64Array(samples.length * length);
      for (const [at, values] of samples.entries()) all.set(values.get(name) as Float64Array, at * length);
      return [name, all];
    }),
  );
}

function rowOf<T extends Float32Array | Float64Array>(values: T, row: number, size: number): T {
  return values.subarray(row * size, (row + 1) * size) as T;
}
