/** Fields of SplitJob in wasm/assembly/splits/splitJob.ts, which documents them, in the same order; likewise below. */
const JOB_FIELDS = [
  'work',
  'groups',
  'parts',
  'layers',
  'layerCount',
  'inputs',
  'outputs',
  'open',
  'lower',
  'upper',
  'starts',
  'limits',
  'owners',
  'signs',
  'slopes',
  'multipliers',
  'bestSlopes',
  'bestMultipliers',
  'costs',
  'corners',
  'steps',
  'least',
  'constants',
  'room',
  'roomBytes',
  'units',
  'width',
  'isFixed',
  'known',
  'cuts',
  'newest',
  'rounds',
  'weights',
] as const;

const LAYER_FIELDS = ['outputs', 'open', 'edges', 'edgeCount', 'units', 'exact', 'first', 'firstOpen'] as const;
const EDGE_FIELDS = ['source', 'inputs', 'back', 'ahead', 'isSparse', 'adds'] as const;

/** Numbers of 32 bits that each takes. */
export const JOB_LENGTH = JOB_FIELDS.length;
export const LAYER_LENGTH = LAYER_FIELDS.length;
export const EDGE_LENGTH = EDGE_FIELDS.length;

/** Of a job's work; SPLIT_WORK of wasm/assembly/job.ts. */
export const SPLIT_WORK = 4;

/** LANES and PANEL of wasm/assembly/splits/splitJob.ts. */
export const LANES = 8;
export const PANEL = 4;

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

export function writeEdge(target: Int32Array, edge: Fields<typeof EDGE_FIELDS>): void {
  EDGE_FIELDS.forEach((name, at) => {
    target[at] = edge[name];
  });
}

/** Columns are summed in panels: sizes of values are padded to multiples. */
export function padded(size: number): number {
  return PANEL * Math.ceil(size / PANEL);
}

/** Bytes of a part's room: the regions of splitJob.ts, one after the other. */
export function roomBytes(layers: number, units: number, inputs: number, width: number, open: number): number {
  return LANES * (8 * (units + inputs) + 4 * layers + 3 * 8 + 4 + 4 * width + 2 * 4 * open) + 3 * 8 * inputs;
}
