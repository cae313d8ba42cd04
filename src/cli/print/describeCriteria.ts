import { counted } from '../../numbers/format';
import type { Counted } from '../../radii/table/countCriteria';
import type { RadiusTable } from '../../radii/table/radiusTable';
import type { Tally } from '../../radii/table/tally';
import { wilsonInterval } from '../../radii/table/wilson';
import { alignColumns } from './alignColumns';

const NAMES: Readonly<Record<Counted['criterion'], string>> = {
  all: 'one radius',
  'all-inner': 'one radius, ε_in',
  'all-outer': 'one radius, ε_out',
  'inter-group': 'between groups',
  'inner-group': 'within groups',
  adaptive: 'adaptive',
};

/** Accuracies as lines of text. */
export function describeCriteria({ about, labels }: RadiusTable, accuracies: readonly Counted[]): string {
  const header = ['criterion', 'ε within', 'ε between', 'verified ≥', '95 % interval', 'attacked ≤'];
  const rows = accuracies.map(({ criterion, epsilonIn, epsilonOut, overall }) => [
    NAMES[criterion],
    radius(epsilonIn),
    radius(epsilonOut),
    percent(overall.verified, overall),
    interval(overall),
    percent(overall.attacked, overall),
  ]);
  const [first] = accuracies;
  const clean = first ? `Clean accuracy ${percent(first.overall.clean, first.overall)} ` : '';
  return [
    `${clean}on ${counted(labels.length, 'image')} of ${about.dataset}; bounds by ${about.method}, rounding ${about.rounding}.`,
    '',
    alignColumns([header, ...rows]),
  ].join('\n');
}

function radius(epsilon: number | null): string {
  return epsilon === null ? 'not asked' : String(Number(epsilon.toPrecision(6)));
}

function percent(part: number, { images }: Tally): string {
  return `${((100 * part) / images).toFixed(1)} %`;
}

function interval({ verified, images }: Tally): string {
  const { lower, upper } = wilsonInterval(verified, images);
  return `${(100 * lower).toFixed(1)} to ${(100 * upper).toFixed(1)} %`;
}
