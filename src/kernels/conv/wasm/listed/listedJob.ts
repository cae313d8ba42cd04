/** Fields of ListedJob in ../../../wasm/assembly/listed/listedJob.ts, which documents them, in the same order. */
const FIELDS = [
  'work',
  'lower',
  'half',
  'batch',
  'rows',
  'columns',
  'channels',
  'windowRows',
  'windowColumns',
  'rowStep',
  'columnStep',
  'top',
  'left',
  'outputRows',
  'outputColumns',
  'outputs',
  'weights',
  'panelBytes',
  'bias',
  'constants',
  'below',
  'above',
  'isOutward',
  'isClamped',
  'imagesInPiece',
  'parts',
  'room',
  'roomBytes',
  'sumBytes',
  'imageBytes',
  'listBytes',
  'startBytes',
  'windowBytes',
  'ofRadius',
  'ofCenter',
  'magnitude',
] as const;

/** Those that are float32 numbers. */
const FLOATS: ReadonlySet<string> = new Set(['ofRadius', 'ofCenter'] satisfies (typeof FIELDS)[number][]);

/** LISTED_WORK of wasm/assembly/job.ts. */
export const LISTED_WORK = 5;

/** Of wasm/assembly/listed/listedPart.ts: bytes of a room before the windows' lists, and of how many windows there are lists. */
export const HEAD_BYTES = 336;
export const WINDOWS_IN_TURN = 16;

/** Numbers of 32 bits that a job takes. */
export const LISTED_JOB_LENGTH = FIELDS.length;

/** Writes a job where the program reads it. */
export function writeListedJob(target: Int32Array, job: Readonly<Record<(typeof FIELDS)[number], number>>): void {
  const floats = new Float32Array(target.buffer, target.byteOffset, target.length);
  FIELDS.forEach((field, at) => {
    if (FLOATS.has(field)) floats[at] = job[field];
    else target[at] = job[field];
  });
}
