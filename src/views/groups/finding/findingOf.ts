import { formatPercent } from '../../../numbers/format';
import { uniformRadii } from '../../../radii/table/criteria';
import { pairMatrix } from '../../../radii/table/pairMatrix';
import type { RadiusTable } from '../../../radii/table/radiusTable';
import { type ComparedModel, comparisonSentence, type Sentence } from '../models/comparisonSentence';
import type { AskedRadii, Criterion } from '../state/criteria';

/** A model as the finding speaks of it. */
export interface Judged extends ComparedModel {
  readonly table: RadiusTable;
}

interface Words {
  readonly classes: readonly string[];
  readonly format: (radius: number) => string;
}

/**
 * What the numbers say: what one radius for all leaves unverified and how far radii that fit the classes mend that, of the model that
 * gains most by them; with a second model, what that gains and loses.
 */
export function findingOf(
  models: readonly Judged[],
  groupOf: readonly number[],
  asked: AskedRadii,
  words: Words,
): readonly Sentence[] {
  const [first, second] = models;
  if (!first) return [];
  const gaining = models.reduce((most, model) => (gainOf(model) > gainOf(most) ? model : most));
  const insight = explain(gaining, models.length > 1, groupOf, asked, words);
  return second ? [insight, comparisonSentence(first, second, words.format(asked.outer))] : [insight];
}

function explain(
  { name, table, criteria }: Judged,
  isNamed: boolean,
  groupOf: readonly number[],
  asked: AskedRadii,
  { classes, format }: Words,
): Sentence {
  const all = overall(criteria, 'all-outer');
  const adaptive = overall(criteria, 'adaptive');
  return [
    'At ε = ',
    { strong: format(asked.outer) },
    ' against all classes, ',
    { strong: percent(all.verified, all.images) },
    ` are verified${isNamed ? ` for ${name}` : ''}. `,
    ...blameOf(table, criteria, groupOf, asked, classes),
    asked.kind === 'merges'
      ? 'With a radius for every merge, the same network verifies '
      : `With ${format(asked.inner)} within groups, the same network verifies `,
    { strong: percent(adaptive.verified, adaptive.images) },
    '.',
  ];
}

/** Which part of the unverified images is so within groups only, and between which classes most. */
function blameOf(
  table: RadiusTable,
  criteria: readonly Criterion[],
  groupOf: readonly number[],
  asked: AskedRadii,
  classes: readonly string[],
): Sentence {
  const between = criteria.find(({ id }) => id === 'between')?.tallies.overall;
  const all = overall(criteria, 'all-outer');
  const pair = weakestPair(table, groupOf, asked.outer);
  const within = between ? between.verified - all.verified : 0;
  if (within === 0 || !pair) return [];
  const [label, against] = pair.map((of) => classes[of] ?? String(of));
  return [
    'Of the rest, ',
    { strong: percent(within, all.images - all.verified) },
    ' are unverified within groups only, ',
    { strong: `${label} against ${against}` },
    ' most of all. ',
  ];
}

/** The pair of classes of one group, true one first, that fewest images are proved for at one radius. */
export function weakestPair(
  table: RadiusTable,
  groupOf: readonly number[],
  radius: number,
): readonly [number, number] | undefined {
  const { outputs } = table.about;
  const { images, verified } = pairMatrix(table, uniformRadii(outputs, radius));
  let least = Number.POSITIVE_INFINITY;
  let found: readonly [number, number] | undefined;
  verified.forEach((count, pair) => {
    const [label, against] = [Math.floor(pair / outputs), pair % outputs];
    const share = count / (images[label] as number);
    if (label === against || groupOf[label] !== groupOf[against] || !(share < least)) return;
    least = share;
    found = [label, against];
  });
  return found;
}

/** How many more of the images meet the criterion with the radii asked for than with the largest for all. */
function gainOf({ criteria }: Judged): number {
  return overall(criteria, 'adaptive').verified - overall(criteria, 'all-outer').verified;
}

function overall(criteria: readonly Criterion[], id: Criterion['id']) {
  const found = criteria.find((criterion) => criterion.id === id);
  return found?.tallies.overall ?? { images: 0, clean: 0, cleanGroup: 0, attacked: 0, verified: 0 };
}

/** The sign keeps to its number. */
function percent(count: number, of: number): string {
  return `${formatPercent(of === 0 ? 0 : count / of)}\u00a0%`;
}
