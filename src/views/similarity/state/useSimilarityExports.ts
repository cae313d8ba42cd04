import { type ExportOption, fileStem, useExports } from '../../../app/commands/exports';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { FIGURE } from '../figure/Figure';
import { SOURCE_NOTES } from '../words';
import { distancesCsv, groupsCsv, treeJson } from './similarityFiles';
import type { NamedTree, Similarity } from './useSimilarity';

/** Offers tree and matrix as a picture, and their numbers as CSV and JSON. */
export function useSimilarityExports({ nameOf }: Similarity, ordered: NamedTree, controls: GroupingControls): void {
  const { model, source, linkage } = ordered;
  const stem = `${fileStem(model.name)}-classes-${source}-${linkage}`;
  const title = `Classes of ${model.name} by ${SOURCE_NOTES[source].name.toLowerCase()}`;
  const file = (content: string, type: string) => new Blob([content], { type });
  const options: ExportOption[] = [
    ...pictureFiles({ id: 'tree', label: 'Tree and matrix', stem, selector: `#${FIGURE}`, words: () => ({ title }) }),
    {
      id: 'distances-csv',
      label: 'Distances (CSV)',
      fileName: `${stem}-distances.csv`,
      produce: () => file(distancesCsv(ordered, nameOf), 'text/csv'),
    },
    {
      id: 'groups-csv',
      label: 'Groups (CSV)',
      fileName: `${stem}-groups.csv`,
      produce: () => file(groupsCsv(ordered, controls.grouping, nameOf), 'text/csv'),
    },
    {
      id: 'tree-json',
      label: 'Everything (JSON)',
      fileName: `${stem}.json`,
      produce: () => file(treeJson(ordered, controls, nameOf), 'application/json'),
    },
  ];
  useExports(options);
}
