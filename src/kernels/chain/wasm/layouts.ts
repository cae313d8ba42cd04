/** Fields of ChainJob in wasm/assembly/chain/chainJob.ts, which documents them, in the same order; likewise below. */
const JOB_FIELDS = [
  'work',
  'steps',
  'stepCount',
  'tiles',
  'tileCount',
  'parts',
  'room',
  'roomBytes',
  'bufferBytes',
  'unitsBytes',
  'isOutward',
] as const;

const STEP_FIELDS = [
  'kind',
  'packs',
  'height',
  'width',
  'channels',
  'places',
  'units',
  'bent',
  'constants',
  'below',
  'above',
  'cost',
  'belowPerSample',
  'abovePerSample',
  'costPerSample',
  'weights',
  'entryBytes',
  'tapRows',
  'tapColumns',
  'outputs',
  'strideDown',
  'strideRight',
  'padTop',
  'padLeft',
  'filterHeight',
  'filterWidth',
] as const;

/** Of UnitsJob in wasm/assembly/chain/packUnits.ts. */
const UNITS_FIELDS = [
  'samples',
  'places',
  'width',
  'channels',
  'lowerSlope',
  'upperSlope',
  'below',
  'above',
  'cost',
  'bias',
  'biasCost',
  'belowPerSample',
  'abovePerSample',
  'costPerSample',
  'biasPerSample',
  'biasCostPerSample',
  'isExact',
  'found',
  'units',
  'constants',
  'bent',
] as const;

const TILE_FIELDS = ['isWhole', 'rows', 'sample', 'top', 'left', 'height', 'width', 'result'] as const;

/** Rows of a tile. */
export const TILE_ROWS = 8;

/** Numbers of 32 bits that each takes. */
export const JOB_LENGTH = JOB_FIELDS.length;
export const STEP_LENGTH = STEP_FIELDS.length;
export const TILE_LENGTH = TILE_FIELDS.length + TILE_ROWS;
export const UNITS_LENGTH = UNITS_FIELDS.length;

/** Of a job's work; CHAIN_WORK of wasm/assembly/job.ts. */
export const CHAIN_WORK = 1;

/** RELAXATION, BOUNDS and PRODUCTS. */
export const STEP_KINDS = { relaxation: 0, bounds: 1, products: 2 } as const;

type Fields<Names extends readonly string[]> = Readonly<Record<Names[number], number>>;

/** Writes a job where the program reads it. */
export function writeJob(target: Int32Array, job: Fields<typeof JOB_FIELDS>): void {
  write(target, JOB_FIELDS, job);
}

/** Writes a step; fields left out are 0. */
export function writeStep(target: Int32Array, step: Partial<Fields<typeof STEP_FIELDS>>): void {
  write(target, STEP_FIELDS, step);
}

/** Writes what is to be made of a relaxation. */
export function writeUnits(target: Int32Array, units: Fields<typeof UNITS_FIELDS>): void {
  write(target, UNITS_FIELDS, units);
}

/** Writes a tile without its rows, which follow. */
export function writeTile(target: Int32Array, tile: Fields<typeof TILE_FIELDS>): void {
  write(target, TILE_FIELDS, tile);
}

function write<Name extends string>(
  target: Int32Array,
  names: readonly Name[],
  fields: Readonly<Partial<Record<Name, number>>>,
): void {
  names.forEach((name, at) => {
    target[at] = fields[name] ?? 0;
  });
}
