import type { PairRadii } from '../../similarity/tree/pairRadii';
import { NOT_ASKED } from './criteria';
import { attackedRadius, certifiedRadius, type RadiusTable } from './radiusTable';
import { rowVerdicts } from './verdicts';

/** Which images are meant; what is left out does not matter. */
interface RowFilter {
  /** True classes: one for a row or a cell of the matrix, several for a group. */
  readonly labels?: readonly number[];
  readonly prediction?: number;
  /** The one other class that counts, for a cell of the matrix; images of that class itself are left out. */
  readonly against?: number;
  readonly verdict?: RowVerdict;
}

type RowVerdict = 'verified' | 'falsified' | 'unknown';

/** One image of a table, judged at the radii asked of it. */
export interface RowReport {
  /** Place in the table. */
  readonly row: number;
  /** Place in the data set. */
  readonly index: number;
  readonly label: number;
  readonly prediction: number;
  readonly verdict: RowVerdict;
  /** The pair that decides: a falsified one first, then the one proved least far beyond what is asked; null where none counts. */
  readonly weakest: PairReport | null;
}

/** How one image stands against one class. */
interface PairReport {
  readonly against: number;
  /** ε(label, against) */
  readonly asked: number;
  /** ρ */
  readonly certified: number;
  /** The smallest radius with a counterexample; infinite where none is known. */
  readonly attacked: number;
}

/** By the bytes of `rowVerdicts`. */
const NAMES = ['unknown', 'verified', 'falsified'] as const;

/** The images behind a cell, a bar or a point of a curve, those that fail most or are nearest to failing first. */
export function findRows(table: RadiusTable, radii: PairRadii, filter: RowFilter): RowReport[] {
  const { labels, predictions } = table;
  const counting = filter.against === undefined ? radii : onlyAgainst(radii, filter.against);
  const verdicts = rowVerdicts(table, counting);
  const isMeant = (row: number) => {
    const label = labels[row] as number;
    return (
      label !== filter.against &&
      (filter.labels?.includes(label) ?? true) &&
      (filter.prediction ?? predictions[row]) === predictions[row] &&
      (filter.verdict ?? nameOf(verdicts, row)) === nameOf(verdicts, row)
    );
  };
  const rows = Array.from(labels.keys()).filter(isMeant);
  const reports = rows.map((row) => reportRow(table, counting, row, nameOf(verdicts, row)));
  return reports.sort((a, b) => compare(a.weakest, b.weakest) || a.row - b.row);
}

function nameOf(verdicts: Uint8Array, row: number): RowVerdict {
  return NAMES[verdicts[row] as number] as RowVerdict;
}

function onlyAgainst({ classes, values }: PairRadii, against: number): PairRadii {
  return { classes, values: values.map((radius, at) => (at % classes === against ? radius : NOT_ASKED)) };
}

function reportRow(table: RadiusTable, radii: PairRadii, row: number, verdict: RowVerdict): RowReport {
  const { outputs } = table.about;
  const label = table.labels[row] as number;
  let weakest: PairReport | null = null;
  for (let against = 0; against < outputs; against++) {
    const asked = radii.values[label * outputs + against] as number;
    if (against === label || asked === NOT_ASKED) continue;
    const certified = certifiedRadius(table, row, against);
    const pair = { against, asked, certified, attacked: attackedRadius(table, row, against) };
    if (!weakest || compare(pair, weakest) < 0) weakest = pair;
  }
  const [index, prediction] = [table.indices[row] as number, table.predictions[row] as number];
  return { row, index, label, prediction, verdict, weakest };
}

/** Negative where the first is weaker. */
function compare(a: PairReport | null, b: PairReport | null): number {
  if (!a || !b) return Number(!a) - Number(!b);
  const isFalsified = (pair: PairReport) => pair.attacked <= pair.asked;
  return Number(isFalsified(b)) - Number(isFalsified(a)) || a.certified - a.asked - (b.certified - b.asked);
}

/** The first images of a table, as a table; its numbers are shared with the whole one. */
export function firstRows(table: RadiusTable, count: number): RadiusTable {
  const { about, indices, labels, predictions, certified, attacked } = table;
  return {
    about,
    indices: indices.subarray(0, count),
    labels: labels.subarray(0, count),
    predictions: predictions.subarray(0, count),
    certified: certified.subarray(0, count * about.outputs),
    attacked: attacked.subarray(0, count * about.outputs),
  };
}

/**
 * Places of the first labels of each class, ascending: the rule by which samples of data sets are taken, so that the k-th
 * place is that of the k-th image of the sample.
 */
export function firstOfEachClass(labels: ArrayLike<number>, perClass: number): number[] {
  const seen = new Map<number, number>();
  return Array.from(labels).flatMap((label, place) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return before < perClass ? [place] : [];
  });
}
