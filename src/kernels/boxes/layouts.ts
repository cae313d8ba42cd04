/** Fields of BoxJob in wasm/assembly/boxes/boxJob.ts, which documents them, in the same order; likewise below. */
const JOB_FIELDS = [
  'work',
  'samples',
  'parts',
  'layers',
  'layerCount',
  'inputs',
  'units',
  'outputs',
  'lower',
  'upper',
  'known',
  'rows',
  'starts',
  'limits',
  'steps',
  'found',
  'magnitudes',
  'constants',
  'room',
  'roomBytes',
  'allWidth',
  'width',
] as const;

const LAYER_FIELDS = ['inputs', 'outputs', 'weights', 'across', 'bias', 'lost', 'first'] as const;

/** Numbers of 32 bits that each takes. */
export const JOB_LENGTH = JOB_FIELDS.length;
export const LAYER_LENGTH = LAYER_FIELDS.length;

/** Of a job's work; BOX_WORK of wasm/assembly/job.ts. */
export const BOX_WORK = 2;

type Fields<Names extends readonly string[]> = Readonly<Record<Names[number], number>>;

export function writeJob(target: Int32Array, job: Fields<typeof JOB_FIELDS>): void {
  JOB_FIELDS.forEach((name, at) => {
    target[at] = job[name];
  });
}

export function writeLayer(target: Int32Array, layer: Fields<typeof LAYER_FIELDS>): void {
  LAYER_FIELDS.forEach((name, at) => {
    target[at] = layer[name];
  });
}

/** Numbers that are computed together: layers are padded to multiples of BLOCK of wasm/assembly/boxes/boxJob.ts. */
export function padded(size: number): number {
  return 8 * Math.ceil(size / 8);
}

/** Rows of a group, and bytes of what boxJob.ts describes. */
const [GROUP, LIVE_BYTES, STATE_BYTES, FACTOR_BYTES] = [8, 48, 32, 16];

/** Bytes of a part's room: the regions of boxJob.ts, one after the other. */
export function roomBytes(layers: number, allWidth: number, width: number): number {
  const ofLayers = (3 * 8 + LIVE_BYTES) * allWidth + 8 * layers;
  const ofValues = (2 + 3 + 2) * 8 * width;
  const ofRows = GROUP * (8 * width + STATE_BYTES) + FACTOR_BYTES * (width + 2) + 8 * width;
  return ofLayers + ofValues + ofRows + 2 * GROUP * 8 * allWidth + 8;
}
