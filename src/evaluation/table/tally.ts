import type { PairRadii } from '../../similarity/tree/pairRadii';
import type { GroupOf } from './criteria';
import type { RadiusTable } from './radiusTable';
import { FALSIFIED, rowVerdicts, VERIFIED } from './verdicts';

/** Numbers of images; divided by `images` they are accuracies. */
export interface Tally {
  readonly images: number;
  /** The label has the largest logit. */
  readonly clean: number;
  /** A class of the label's group has the largest logit. */
  readonly cleanGroup: number;
  /** No counterexample is known: an upper bound of what is robust. What is between it and `verified` is unknown. */
  readonly attacked: number;
  /** Proved: a lower bound of what is robust. */
  readonly verified: number;
}

/** Counts of a criterion: of all images, of those of each class, and of each group (none in groups without classes). */
export interface Tallies {
  readonly overall: Tally;
  readonly perClass: readonly Tally[];
  readonly perGroup: readonly Tally[];
}

/** Numbers counted of a class, in the order of a tally's fields. */
const FIELDS = 5;

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
export function tallyVerdicts(
  { about, labels, predictions }: RadiusTable,
  verdicts: Uint8Array,
  groupOf: GroupOf,
): Tallies {
  const groups = Int32Array.from(groupOf);
  const counts = new Uint32Array(about.outputs * FIELDS);
  for (let row = 0; row < verdicts.length; row++) {
    const label = labels[row] as number;
    const prediction = predictions[row] as number;
    const at = label * FIELDS;
    counts[at] = (counts[at] as number) + 1;
    if (prediction === label) counts[at + 1] = (counts[at + 1] as number) + 1;
    if (groups[prediction] === groups[label]) counts[at + 2] = (counts[at + 2] as number) + 1;
    if (verdicts[row] !== FALSIFIED) counts[at + 3] = (counts[at + 3] as number) + 1;
    if (verdicts[row] === VERIFIED) counts[at + 4] = (counts[at + 4] as number) + 1;
  }
  const perClass = Array.from({ length: about.outputs }, (_, label): Tally => {
    const [images = 0, clean = 0, cleanGroup = 0, attacked = 0, verified = 0] = counts.subarray(label * FIELDS);
    return { images, clean, cleanGroup, attacked, verified };
  });
  return { overall: sum(perClass), perClass, perGroup: sumGroups(perClass, groupOf) };
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
