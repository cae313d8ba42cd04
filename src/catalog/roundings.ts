/** Which rounding errors bounds account for. */
export interface RoundingRow {
  readonly title: string;
  readonly note: string;
  /** What a verdict reached this way says, behind the method's name. */
  readonly certifies: string;
  /** Whether bounds cover the errors of our own arithmetic: without that nothing is proved. */
  readonly outward: boolean;
  /**
   * Whether those of the network's own runs are, in float32 and any order of summation, fused or not, whose operations
   * keep within what their `errors` state (network/operation).
   */
  readonly coversRuns: boolean;
}

const ROWS = {
  real: {
    title: 'Real numbers',
    note: 'Over the real numbers; rounding in our computation is accounted for.',
    certifies: 'bounds, proved for the network over the real numbers.',
    outward: true,
    coversRuns: false,
  },
  float32: {
    title: 'Any float32 run',
    note: 'Also covers every float32 execution within the stated errors of operations, in any order of summation.',
    certifies: 'bounds, proved for every float32 run within the stated errors of operations.',
    outward: true,
    coversRuns: true,
  },
  none: {
    title: 'Rounding ignored',
    note: 'Plain arithmetic, to compare with other tools. Not a proof.',
    certifies: 'bounds that ignore rounding: not a proof.',
    outward: false,
    coversRuns: false,
  },
} as const satisfies Readonly<Record<string, RoundingRow>>;

export type Rounding = keyof typeof ROWS;

/** Those that say nothing of the network's own runs. */
export type OwnRounding = {
  [Name in Rounding]: (typeof ROWS)[Name]['coversRuns'] extends true ? never : Name;
}[Rounding];

export const ROUNDINGS: Readonly<Record<Rounding, RoundingRow>> = ROWS;

export const ROUNDING_NAMES = Object.keys(ROWS) as readonly Rounding[];

/** For our own arithmetic alone: bounds prove what they say of the network over the real numbers. */
export const REAL_ROUNDING: OwnRounding = 'real';

/** Where a request names none. */
export const USUAL_ROUNDING: Rounding = 'real';

/** For what proves nothing: comparisons, searches, derivatives. */
export const WITHOUT_ROUNDING: OwnRounding = 'none';
