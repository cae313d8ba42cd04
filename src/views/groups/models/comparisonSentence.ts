import { formatCount, formatPercent } from '../../../numbers/format';
import { rangesPart, type Spread, spreadOf } from '../../../numbers/spread';
import type { Criterion } from '../state/criteria';
import { type SeedCriteria, shareOf, spreadAt } from '../state/seedsAt';

/** A model that is compared with another one. */
export interface ComparedModel {
  readonly name: string;
  readonly criteria: readonly Criterion[];
  /** The same of all seeds of its recipe, where there are several. */
  readonly seeds: SeedCriteria | null;
}

/** A figure of two models: of all seeds, or of one network each. */
interface Pair {
  readonly one: Spread;
  readonly other: Spread;
  /** What it is a figure of: “clean accuracy”. */
  readonly what: string;
  /** As what points are gained of. */
  readonly of: string;
}

/**
 * What a second model gains and loses compared with the first. One seed is no evidence of what a recipe does: gains and
 * losses are stated where there are several seeds of both and their ranges part. Otherwise the numbers stand side by side.
 *
 * @param radius the large one, as text
 */
export function comparisonSentence(first: ComparedModel, second: ComparedModel, radius: string): Sentence {
  const pairs = pairsOf(first, second, radius);
  return first.seeds && second.seeds
    ? overSeeds([first.name, first.seeds], [second.name, second.seeds], pairs)
    : [...sideBySide(first, second, pairs), ONE_EACH];
}

const ONE_EACH = ' One network each: with other seeds the same training may give other numbers.';

function overSeeds(
  [firstName, first]: readonly [string, SeedCriteria],
  [secondName, second]: readonly [string, SeedCriteria],
  pairs: readonly Pair[],
): Sentence {
  const apart = pairs.filter(({ one, other }) => rangesPart(one, other));
  const gains = apart.filter(({ one, other }) => other.mean > one.mean);
  const losses = apart.filter(({ one, other }) => other.mean < one.mean);
  const alike = pairs.filter((pair) => !apart.includes(pair));
  const both = (one: number, other: number) =>
    one === other ? formatCount(one) : `${formatCount(one)} and ${formatCount(other)}`;
  const seeds = both(first.networks.length, second.networks.length);
  return [
    `Over ${seeds} seeds and ${both(first.images, second.images)} images, compared with ${firstName}, ${secondName} `,
    ...(gains.length > 0 ? ['gains ', ...list(gains, true)] : []),
    ...(gains.length > 0 && losses.length > 0 ? [', and '] : []),
    ...(losses.length > 0 ? ['loses ', ...list(losses, gains.length === 0)] : []),
    ...(apart.length === 0 ? ['differs by no more than its seeds do'] : []),
    '.',
    ...(apart.length > 0 && alike.length > 0 ? [` In ${joined(alike)} the seeds’ ranges overlap.`] : []),
  ];
}

/** The numbers of the second model, then those of the first. */
function sideBySide(first: ComparedModel, second: ComparedModel, pairs: readonly Pair[]): Sentence {
  const numbers = (of: (pair: Pair) => Spread, isNamed: boolean): Sentence =>
    pairs.flatMap((pair, at) => [
      separator(at, pairs.length),
      { strong: `${formatPercent(of(pair).mean)}\u00a0%` },
      isNamed ? ` ${pair.what}` : '',
    ]);
  const [own, base] = [numbers(({ other }) => other, true), numbers(({ one }) => one, false)];
  return [`${second.name} has `, ...own, `; ${first.name} has `, ...base, '.'];
}

function pairsOf(first: ComparedModel, second: ComparedModel, radius: string): readonly Pair[] {
  const pair = (id: Criterion['id'] | 'clean', what: string, of = what): Pair => {
    const [one, other] = [spreadAt(first.seeds, id), spreadAt(second.seeds, id)];
    const isKnown = one !== null && other !== null;
    return {
      ...(isKnown
        ? { one, other }
        : { one: spreadOf([shareOf(first.criteria, id)]), other: spreadOf([shareOf(second.criteria, id)]) }),
      what,
      of,
    };
  };
  return [
    pair('clean', 'clean accuracy', 'of clean accuracy'),
    pair('adaptive', 'adaptive accuracy', 'of adaptive accuracy'),
    pair('all-outer', `accuracy at ${radius} against every class`, `at ${radius} against every class`),
  ];
}

/** The first of all says what the numbers are. */
function list(pairs: readonly Pair[], isFirst: boolean): Sentence {
  return pairs.flatMap(({ one, other, of }, at) => [
    separator(at, pairs.length),
    { strong: formatPercent(Math.abs(other.mean - one.mean)) },
    isFirst && at === 0 ? ` points ${of}` : ` ${of}`,
  ]);
}

function joined(pairs: readonly Pair[]): string {
  return pairs.map(({ what }, at) => `${separator(at, pairs.length)}${what}`).join('');
}

function separator(at: number, count: number): string {
  if (at === 0) return '';
  return at === count - 1 ? ' and ' : ', ';
}

/** A sentence in pieces; the strong ones are numbers and names to look at. */
export type Sentence = readonly (string | { readonly strong: string })[];
