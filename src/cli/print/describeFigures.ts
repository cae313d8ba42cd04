import { METHODS } from '../../catalog/methods';
import type { CardAccuracy, CardSeeds, ModelCard } from '../../engine/api/cardTypes';
import { spreadOf } from '../../numbers/spread';
import { type ClassPair, examplePairs, pairAccuracy } from '../../radii/table/pairAccuracy';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { describeRadius } from '../../training/describeTraining';

/** A bundled model, with the table that its figures are counted from. */
export interface Figured {
  readonly card: ModelCard;
  readonly table: RadiusTable;
}

/**
 * The figures of the models of one data set as a table in Markdown, in per cent.
 *
 * @param models whose cards have the same groups and radii
 * @param classes names of the classes of their data set
 */
export function describeFigures(models: readonly Figured[], classes: readonly string[]): string {
  const [first] = models;
  if (!first) return '';
  const { inner = 0, outer = 0 } = first.card.epsilon ?? {};
  const [small, large] = [describeRadius(inner), describeRadius(outer)];
  const pairs = examplePairs(classes);
  const header = [
    'model',
    'clean',
    `verified at ${large}`,
    `between groups at ${large}`,
    `adaptive, ${small} and ${large}`,
    ...pairs.map((pair) => pair.map((label) => classes[label]).join(', ')),
    'test images, bounds, seeds',
  ];
  const rows = models.map((model) => rowOf(model, pairs));
  return [header, header.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map(line).join('\n');
}

/**
 * Figures of one and the same images: mean and range over the seeds, else those of the table (the card's clean accuracy is
 * of all). Of a pair of classes, by the table: the share that is classified rightly, and the share that is told apart.
 */
function rowOf({ card, table }: Figured, pairs: readonly ClassPair[]): string[] {
  const read = pairs.map((pair) => {
    const { right, apart, images } = pairAccuracy(table, pair);
    return `${percent(right / images)}, ${percent(apart / images)}`;
  });
  const { images, method, figures } = seedsOf(card, table);
  const shares = COLUMNS.map((column) => spread(figures.flatMap((one) => one[column] ?? [])));
  const seeds = figures.length === 1 ? 'one seed' : `${figures.length} seeds`;
  return [`\`${card.id}\``, ...shares, ...read, `${images}, ${METHODS[method].title}, ${seeds}`];
}

const COLUMNS = ['clean', 'verified', 'interGroup', 'adaptive'] as const;

/** The accuracies of all seeds; of the one network where there are no others. */
function seedsOf({ seeds, accuracy }: ModelCard, table: RadiusTable): FiguresOfSeeds {
  const own = { ...accuracy, clean: cleanShare(table) };
  return seeds ?? { images: table.labels.length, method: table.about.method, figures: [own] };
}

type FiguresOfSeeds = Pick<CardSeeds, 'images' | 'method'> & { readonly figures: readonly CardAccuracy[] };

/** The mean, and from where to where the values go if there are several. */
function spread(shares: readonly number[]): string {
  if (shares.length === 0) return '';
  const { mean, least, most, count } = spreadOf(shares);
  return count === 1 ? percent(mean) : `${percent(mean)} (${percent(least)}–${percent(most)})`;
}

function cleanShare({ labels, predictions }: RadiusTable): number {
  return labels.filter((label, row) => label === predictions[row]).length / labels.length;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
