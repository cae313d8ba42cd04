import type { Engine } from '../engine/types';
import { datasetOf } from '../formats/datasets/index';
import { describeFigures, type Figured } from './describeFigures';

/** The figures of all bundled models that have any, as Markdown: a table for each data set, grouping and pair of radii. */
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
  const groups = (card.groups ?? []).map((group) => `{${group.join(', ')}}`).join(' ');
  return `**${name}**, groups ${groups}:\n\n${describeFigures(models, classes)}`;
}
