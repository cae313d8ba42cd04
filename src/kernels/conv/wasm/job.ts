/** What boundPart is to do; the fields of Job in assembly/job.ts, which documents them, in the same order. */
const FIELDS = [
  'work',
  'center',
  'radius',
  'windows',
  'runs',
  'runCount',
  'terms',
  'weights',
  'magnitudes',
  'bias',
  'constants',
  'lower',
  'upper',
  'stride',
  'positions',
  'outputs',
  'isExact',
  'isOutward',
  'isClamped',
  'tilesInPart',
  'panelsInPart',
  'targets',
  'kept',
] as const;

/** Of a layer's work; LAYER_WORK of assembly/job.ts. */
export const LAYER_WORK = 0;

export type Job = Readonly<Record<(typeof FIELDS)[number], number>>;

/** Numbers of 32 bits that a job takes. */
export const JOB_LENGTH = FIELDS.length;

/** Writes a job where the program reads it. */
export function writeJob(target: Int32Array, job: Job): void {
  FIELDS.forEach((field, at) => {
    target[at] = job[field];
  });
}
