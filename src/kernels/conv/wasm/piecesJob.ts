/** Fields of PiecesJob in wasm/assembly/piecesPart.ts, which documents them, in the same order. */
const FIELDS = [
  'work',
  'layer',
  'lower',
  'half',
  'batch',
  'imagesInPiece',
  'parts',
  'room',
  'roomBytes',
  'pieceBytes',
  'rows',
  'length',
  'first',
  'step',
  'gap',
  'top',
  'bottom',
  'left',
  'right',
  'positions',
  'ofRadius',
  'ofCenter',
] as const;

/** Those that are float32 numbers. */
const FLOATS: ReadonlySet<string> = new Set(['ofRadius', 'ofCenter'] satisfies (typeof FIELDS)[number][]);

/** Of the work of pieces; PIECES_WORK of wasm/assembly/job.ts. */
export const PIECES_WORK = 3;

/** Bytes of a room before a piece's centres; HEAD_BYTES of wasm/assembly/piecesPart.ts. */
export const HEAD_BYTES = 128;

/** Numbers of 32 bits that a job takes. */
export const PIECES_JOB_LENGTH = FIELDS.length;

/** Writes a job where the program reads it. */
export function writePiecesJob(target: Int32Array, job: Readonly<Record<(typeof FIELDS)[number], number>>): void {
  const floats = new Float32Array(target.buffer, target.byteOffset, target.length);
  FIELDS.forEach((field, at) => {
    if (FLOATS.has(field)) floats[at] = job[field];
    else target[at] = job[field];
  });
}
