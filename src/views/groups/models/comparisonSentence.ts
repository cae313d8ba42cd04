import { formatPercent } from '../../../numbers/format';
import type { Tally } from '../../../radii/table/tally';
import type { Criterion } from '../state/criteria';

interface Compared {
  readonly name: string;
  readonly criteria: readonly Criterion[];
}

/** A share that differs between two models. */
interface Change {
  /** From −1 to 1. */
  readonly points: number;
  readonly of: string;
}

/** What a second model gains and loses compared with the first. */
export function comparisonSentence(first: Compared, second: Compared, radius: string): Sentence {
  const changes: readonly Change[] = [
    { points: difference(first, second, 'adaptive', ({ clean }) => clean), of: 'of clean accuracy' },
    { points: difference(first, second, 'adaptive', ({ verified }) => verified), of: 'of adaptive accuracy' },
    {
      points: difference(first, second, 'all-outer', ({ verified }) => verified),
      of: `at ${radius} against every class`,
    },
  ];
  const gains = changes.filter(({ points }) => points >= 0);
  const losses = changes.filter(({ points }) => points < 0);
  return [
    `Compared with ${first.name}, ${second.name} `,
    ...(gains.length > 0 ? ['gains ', ...list(gains, true)] : []),
    ...(gains.length > 0 && losses.length > 0 ? [', and '] : []),
    ...(losses.length > 0 ? ['loses ', ...list(losses, gains.length === 0)] : []),
    '.',
  ];
}

/** The first of all says what the numbers are. */
function list(changes: readonly Change[], isFirst: boolean): Sentence {
  return changes.flatMap(({ points, of }, at) => [
    separator(at, changes.length),
    { strong: formatPercent(Math.abs(points)) },
    isFirst && at === 0 ? ` points ${of}` : ` ${of}`,
  ]);
}

function separator(at: number, count: number): string {
  if (at === 0) return '';
  return at === count - 1 ? ' and ' : ', ';
}

function difference(first: Compared, second: Compared, id: Criterion['id'], count: (tally: Tally) => number): number {
  return share(second, id, count) - share(first, id, count);
}

function share({ criteria }: Compared, id: Criterion['id'], count: (tally: Tally) => number): number {
  const tally = criteria.find((criterion) => criterion.id === id)?.tallies.overall;
  return tally && tally.images > 0 ? count(tally) / tally.images : 0;
}

/** A sentence in pieces; the strong ones are numbers and names to look at. */
export type Sentence = readonly (string | { readonly strong: string })[];
