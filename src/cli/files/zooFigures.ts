import type { Engine, ModelCard } from '../../engine/api/types';
import { datasetOf } from '../../formats/inputs/datasets';
import { OTHER_GROUPS } from '../../training/recipes/groups';
import { describeFigures, type Figured } from '../print/describeFigures';
import { withFigures } from './cardFigures';

/**
 * The figures of all bundled models that have any, as Markdown: a table for each data set, grouping and pair of radii,
 * and one for other groups where a data set has them.
 */
export async function zooFigures(engine: Pick<Engine, 'models' | 'bundledTable'>): Promise<string> {
  const cards = (await engine.models()).filter(({ measured }) => measured);
  const tables = await Promise.all(cards.map(({ id }) => engine.bundledTable(id)));
  const models = cards.flatMap((card, at): Figured[] => {
    const table = tables[at];
    return table ? [{ card, table }] : [];
  });
  const kinds = [...new Set(models.map(kindOf))];
  return kinds.map((kind) => describeAlike(models.filter((model) => kindOf(model) === kind))).join('\n\n');
}

/** The same for models that are judged alike. */
function kindOf({ card: { dataset, groups, epsilon } }: Figured): string {
  return JSON.stringify([dataset, groups, epsilon]);
}

function describeAlike(models: readonly Figured[]): string {
  const [{ card }] = models as [Figured];
  const { title, kind } = datasetOf(card.dataset);
  const { classes } = kind;
  const figures = `**${title}**, groups ${braces(card.groups)}:\n\n${describeFigures(models, classes)}`;
  const other = OTHER_GROUPS.get(card.dataset);
  if (!other) return figures;
  const { groups, groupsFrom } = other;
  const regrouped = models.map(({ card: { seeds: _, ...card }, table }) => ({
    table,
    card: withFigures({ ...card, groups }, table, classes),
  }));
  const intro = `The same networks judged by the groups ${braces(groups)} of ${groupsFrom}:`;
  return `${figures}\n\n${intro}\n\n${describeFigures(regrouped, classes)}`;
}

function braces(groups: ModelCard['groups'] = []): string {
  return groups.map((group) => `{${group.join(', ')}}`).join(' ');
}
