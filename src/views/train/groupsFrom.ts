import type { GroupingState } from '../../app/grouping/groupingState';

const SOURCES: Readonly<Record<GroupingState['source'], string>> = {
  weights: 'the weights of the last layer',
  'unit-weights': 'the weights of the last layer, scaled to length one',
  features: 'mean features',
  confusion: 'what is mistaken for what',
};

/** Where groups come from, as a sentence for the model's card. */
export function groupsFromWords(
  { source, metric, linkage, moves }: Pick<GroupingState, 'source' | 'metric' | 'linkage' | 'moves'>,
  model: string,
  count: number,
): string {
  const distance = source === 'confusion' ? '' : `${metric} distance, `;
  const cut = `cut into ${count} ${count === 1 ? 'group' : 'groups'}`;
  const moved = moves.length === 0 ? '' : `; ${moves.length} ${moves.length === 1 ? 'class' : 'classes'} moved by hand`;
  return `The dendrogram of ${model} by ${SOURCES[source]} (${distance}${linkage} linkage), ${cut}${moved}.`;
}
