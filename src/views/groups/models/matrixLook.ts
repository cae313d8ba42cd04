import { formatFixed } from '../../../numbers/format';
import type { PairMatrix } from '../../../radii/table/pairMatrix';
import type { Shown } from '../state/groupsState';

/** A matrix ready to be painted: numbers, what the ends of the colour scale stand for, what is printed into cells. */
export interface MatrixLook {
  readonly values: Float64Array;
  readonly domain: readonly [number, number];
  readonly tone: `--${string}`;
  readonly textOf: (row: number, column: number) => string | undefined;
}

/** Shares that are worth printing: proved ones and those without a counterexample below this, misclassified ones above its opposite. */
const PRINTED = 0.97;
/** The scale spans at least this, so that small differences stay pale. */
const LEAST_SPAN = 0.1;
/** Of what radii change it ends at multiples of this: a slider would else change every colour a little at each step. */
const SCALE_STEP = 0.05;

/** The values of one matrix; NaN on the diagonal. */
export function matrixValues(matrix: PairMatrix, shown: Shown): Float64Array {
  const classes = matrix.images.length;
  if (shown === 'radius') return matrix.meanRadius;
  const counts = { verified: matrix.verified, attacked: matrix.attacked, clean: matrix.confusion }[shown];
  return Float64Array.from(counts, (count, pair) => {
    const label = Math.floor(pair / classes);
    return pair % classes === label ? Number.NaN : count / (matrix.images[label] as number);
  });
}

/** Looks for several matrices on one scale. */
export function matrixLooks(
  all: readonly Float64Array[],
  shown: Shown,
  format: (radius: number) => string,
): MatrixLook[] {
  const domain = domainOf(all, shown);
  const tone = shown === 'radius' ? '--verified' : '--falsified';
  return all.map((values) => ({ values, domain, tone, textOf: textFor(values, shown, format) }));
}

function domainOf(all: readonly Float64Array[], shown: Shown): readonly [number, number] {
  const finite = all.flatMap((values) => [...values].filter(Number.isFinite));
  const least = Math.min(1, ...finite);
  const most = Math.max(0, ...finite);
  if (shown === 'radius') return [0, most || 1];
  if (shown === 'clean') return [0, Math.max(LEAST_SPAN, most)];
  return [1, Math.min(1 - LEAST_SPAN, Math.floor(least / SCALE_STEP) * SCALE_STEP)];
}

function textFor(values: Float64Array, shown: Shown, format: (radius: number) => string): MatrixLook['textOf'] {
  const classes = Math.round(Math.sqrt(values.length));
  return (row, column) => {
    const value = values[row * classes + column] ?? Number.NaN;
    if (!Number.isFinite(value)) return undefined;
    if (shown === 'radius') return format(value).replace(/^0\./, '.').replace('/255', '');
    const isPrinted = shown === 'clean' ? value > 1 - PRINTED : value < PRINTED;
    return isPrinted ? formatFixed(100 * value, 0) : undefined;
  };
}
