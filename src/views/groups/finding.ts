import { formatFixed } from '../../charts/numbers';
import { uniformRadii } from '../../evaluation/table/criteria';
import { pairMatrix } from '../../evaluation/table/pairMatrix';
import type { RadiusTable } from '../../evaluation/table/radiusTable';
import type { AskedRadii, Criterion } from './criteria';

/** A sentence in pieces; the strong ones are numbers and names to look at. */
export type Sentence = readonly (string | { readonly strong: string })[];

/** A model as the finding speaks of it. */
export interface Judged {
  readonly name: string;
  readonly table: RadiusTable;
  readonly criteria: readonly Criterion[];
}

interface Words {
  readonly classes: readonly string[];
  readonly format: (radius: number) => string;
}

/** What the numbers say, in a sentence or two: of one model why one radius for all fails, of two what the second gains and pays. */
export function findingOf(models: readonly Judged[], asked: AskedRadii, words: Words): Sentence {
  const [first, second] = models;
  if (!first) return [];
  return second ? compare(first, second, asked, words) : explain(first, asked, words);
}

function explain({ table, criteria }: Judged, asked: AskedRadii, { classes, format }: Words): Sentence {
  const all = overall(criteria, 'all-outer');
  const adaptive = overall(criteria, 'adaptive');
  const opening = [
    'Held to ',
    { strong: format(asked.outer) },
    ' against every class, ',
    { strong: `${percent(all.verified, all.images)} %` },
    ' of the images are proved. ',
  ];
  const gain = [
    asked.perMerge
      ? 'With a radius for every merge the same network meets it on '
      : `With ${format(asked.inner)} inside groups, the same network meets the criterion on `,
    { strong: `${percent(adaptive.verified, adaptive.images)} %` },
    '.',
  ];
  const blame = blameOf(table, criteria, asked, classes);
  return [...opening, ...blame, ...gain];
}

/** Which part of what is not proved is left open by similar classes alone, and by which pair most. */
function blameOf(
  table: RadiusTable,
  criteria: readonly Criterion[],
  asked: AskedRadii,
  classes: readonly string[],
): Sentence {
  const across = criteria.find(({ id }) => id === 'across')?.tallies.overall;
  const all = overall(criteria, 'all-outer');
  const failing = all.images - all.verified;
  const pair = weakestPair(table, asked.outer);
  const within = across ? across.verified - all.verified : 0;
  if (within === 0 || !pair) return [];
  const [label, against] = pair.map((of) => classes[of] ?? String(of));
  return [
    'Of the rest, ',
    { strong: `${percent(within, failing)} %` },
    ' fail against classes of their own group only, ',
    { strong: `${label} against ${against}` },
    ' most of all. ',
  ];
}

/** The pair of classes, true one first, that fewest images are proved for at one radius. */
export function weakestPair(table: RadiusTable, radius: number): readonly [number, number] | undefined {
  const { outputs } = table.about;
  const { images, verified } = pairMatrix(table, uniformRadii(outputs, radius));
  let least = Number.POSITIVE_INFINITY;
  let found: readonly [number, number] | undefined;
  verified.forEach((count, pair) => {
    const [label, against] = [Math.floor(pair / outputs), pair % outputs];
    const share = count / (images[label] as number);
    if (label === against || !(share < least)) return;
    least = share;
    found = [label, against];
  });
  return found;
}

function compare(first: Judged, second: Judged, asked: AskedRadii, { format }: Words): Sentence {
  const of = (id: Criterion['id']) => [overall(first.criteria, id), overall(second.criteria, id)] as const;
  const [adaptiveBefore, adaptive] = of('adaptive');
  const [allBefore, all] = of('all-outer');
  const clean = change(adaptive.clean / adaptive.images, adaptiveBefore.clean / adaptiveBefore.images);
  const gained = change(adaptive.verified / adaptive.images, adaptiveBefore.verified / adaptiveBefore.images);
  return [
    `${second.name} ${clean.verb} `,
    { strong: clean.points },
    ' points of clean accuracy against ',
    first.name,
    ` and ${gained.verb} `,
    { strong: gained.points },
    ' of adaptive. Held to ',
    { strong: format(asked.outer) },
    ' against every class, it goes from ',
    { strong: percent(allBefore.verified, allBefore.images) },
    ' to ',
    { strong: percent(all.verified, all.images) },
    ' % proved.',
  ];
}

function change(after: number, before: number): { verb: string; points: string } {
  const points = 100 * (after - before);
  return { verb: points < 0 ? 'loses' : 'gains', points: formatFixed(Math.abs(points), 1) };
}

function overall(criteria: readonly Criterion[], id: Criterion['id']) {
  const found = criteria.find((criterion) => criterion.id === id);
  return found?.tallies.overall ?? { images: 0, clean: 0, cleanGroup: 0, attacked: 0, verified: 0 };
}

function percent(count: number, of: number): string {
  return formatFixed(of === 0 ? 0 : (100 * count) / of, 1);
}
