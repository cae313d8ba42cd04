import type { Engine, ModelCard } from '../engine/types';
import { datasetOf } from '../formats/datasets/index';
import type { GroupRadii } from '../training/radii';
import { CIFAR_GROUPS_BY_WEIGHTS } from '../training/recipes/groups';
import { withFigures } from './cardFigures';
import { describeFigures, type Figured } from './describeFigures';

/** Other groups than the cards' that a data set's models are judged by, too. */
const OTHER_GROUPS: Readonly<Record<string, Pick<GroupRadii, 'groups' | 'groupsFrom'>>> = {
  'cifar10-test': CIFAR_GROUPS_BY_WEIGHTS,
};

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
  const { name, classes } = datasetOf(card.dataset);
  const figures = `**${name}**, groups ${braces(card.groups)}:\n\n${describeFigures(models, classes)}`;
  const other = OTHER_GROUPS[card.dataset];
  if (!other) return figures;
  const { groups, groupsFrom } = other;
  const regrouped = models.map((model) => ({
    ...model,
    card: withFigures({ ...model.card, groups }, model.table, classes),
  }));
  const intro = `The same networks judged by the groups ${braces(groups)} of ${groupsFrom}:`;
  return `${figures}\n\n${intro}\n\n${describeFigures(regrouped, classes)}`;
}

function braces(groups: ModelCard['groups'] = []): string {
  return groups.map((group) => `{${group.join(', ')}}`).join(' ');
}
