import type { PairRadii } from '../../similarity/tree/pairRadii';
import type { GroupOf } from './criteria';
import type { RadiusTable } from './radiusTable';
import { FALSIFIED, rowVerdicts, VERDICTS, VERIFIED } from './verdicts';

/** Numbers of images; divided by `images` they are accuracies. */
export interface Tally {
  readonly images: number;
  /** The label has the largest logit. */
  readonly clean: number;
  /** A class of the label's group has the largest logit. */
  readonly cleanGroup: number;
  /** No counterexample is known: an upper bound of what could be verified. What is between it and `verified` is unknown. */
  readonly attacked: number;
  /** Proved. */
  readonly verified: number;
}

/** Counts of a criterion: of all images, of those of each class, and of each group (none in groups without classes). */
export interface Tallies {
  readonly overall: Tally;
  readonly perClass: readonly Tally[];
  readonly perGroup: readonly Tally[];
}

type Counts = { -readonly [Field in keyof Tally]: number };

/**
 * Counts the images that meet a criterion.
 *
 * @param radii the radius asked of each pair of classes
 */
export function tally(table: RadiusTable, radii: PairRadii, groupOf: GroupOf): Tallies {
  return tallyVerdicts(table, rowVerdicts(table, radii), groupOf);
}

/** Counts verdicts, one byte for each row of the table. */
export function tallyVerdicts(table: RadiusTable, verdicts: Uint8Array, groupOf: GroupOf): Tallies {
  const { labels, about } = table;
  const counts = new Uint32Array(about.outputs * VERDICTS);
  for (let row = 0; row < verdicts.length; row++) {
    const at = (labels[row] as number) * VERDICTS + (verdicts[row] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  const perClass = cleanOf(table, groupOf).map((clean, label): Tally => {
    const of = (verdict: number) => counts[label * VERDICTS + verdict] as number;
    return { ...clean, attacked: clean.images - of(FALSIFIED), verified: of(VERIFIED) };
  });
  return { overall: sum(perClass), perClass, perGroup: sumGroups(perClass, groupOf) };
}

type Clean = Pick<Tally, 'images' | 'clean' | 'cleanGroup'>;

const cleanOfTables = new WeakMap<RadiusTable, { readonly groupOf: GroupOf; readonly perClass: readonly Clean[] }>();

/** What no radius changes, of each class; kept for the last grouping, since every criterion and slider asks for it. */
function cleanOf(table: RadiusTable, groupOf: GroupOf): readonly Clean[] {
  const known = cleanOfTables.get(table);
  if (known?.groupOf === groupOf) return known.perClass;
  const perClass = Array.from({ length: table.about.outputs }, () => ({ images: 0, clean: 0, cleanGroup: 0 }));
  for (const [row, label] of table.labels.entries()) {
    const of = perClass[label] as (typeof perClass)[number];
    const prediction = table.predictions[row] as number;
    of.images += 1;
    if (prediction === label) of.clean += 1;
    if (groupOf[prediction] === groupOf[label]) of.cleanGroup += 1;
  }
  cleanOfTables.set(table, { groupOf, perClass });
  return perClass;
}

function none(): Counts {
  return { images: 0, clean: 0, cleanGroup: 0, attacked: 0, verified: 0 };
}

function sum(parts: readonly Tally[]): Tally {
  const total = none();
  for (const part of parts) {
    for (const field of Object.keys(total) as (keyof Tally)[]) total[field] += part[field];
  }
  return total;
}

function sumGroups(perClass: readonly Tally[], groupOf: GroupOf): Tally[] {
  const groups = Math.max(0, ...groupOf.map((group) => group + 1));
  return Array.from({ length: groups }, (_, group) => sum(perClass.filter((_, label) => groupOf[label] === group)));
}
