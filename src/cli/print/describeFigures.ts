import { METHODS } from '../../catalog/methods';
import type { ModelCard } from '../../engine/api/types';
import { type ClassPair, pairAccuracy, tellingPairs } from '../../radii/table/pairAccuracy';
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
  const pairs = tellingPairs(classes);
  const header = [
    'model',
    'clean',
    `verified at ${large}`,
    `between groups at ${large}`,
    `adaptive, ${small} and ${large}`,
    ...pairs.map((pair) => pair.map((label) => classes[label]).join(', ')),
    'test images, bounds',
  ];
  const rows = models.map((model) => rowOf(model, pairs));
  return [header, header.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map(line).join('\n');
}

/**
 * Figures of one and the same images, those of the table: the card's clean accuracy is of all. Of a pair of classes: the
 * share that is read rightly, and the share that is told apart.
 */
function rowOf({ card, table }: Figured, pairs: readonly ClassPair[]): string[] {
  const { verified, interGroup, adaptive } = card.accuracy;
  const read = pairs.map((pair) => {
    const { right, apart, images } = pairAccuracy(table, pair);
    return `${percent(right / images)}, ${percent(apart / images)}`;
  });
  const proved = [verified, interGroup, adaptive].map((share) => (share === undefined ? '' : percent(share)));
  const how = `${table.labels.length}, ${METHODS[table.about.method].title}`;
  return [`\`${card.id}\``, percent(cleanShare(table)), ...proved, ...read, how];
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
