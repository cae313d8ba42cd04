import { type ExportOption, useExports } from '../../app/exports';
import type { GroupingState } from '../../app/grouping/groupingState';
import type { OrderedTree } from '../../app/grouping/useClassTree';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import { groupTone } from '../../charts/groupTone';
import { rasterize } from '../../charts/rasterize';
import { readColor } from '../../charts/readColor';
import { SOURCE_NOTES } from './choiceNotes';
import { rowSize } from './rowSize';
import { distancesCsv, groupsCsv, treeJson } from './similarityFiles';
import { type SimilarityColors, similarityPicture } from './similarityPicture';
import type { Similarity } from './useSimilarity';

/** Pixels of a figure on a wide screen. */
const PICTURE_WIDTH = 800;

/** Offers tree and matrix as a picture, and their numbers as CSV and JSON. */
export function useSimilarityExports(
  { nameOf }: Similarity,
  ordered: OrderedTree,
  controls: GroupingControls,
  choices: GroupingState,
  model: string,
): void {
  const stem = `${model.replace(/\.onnx$/, '').replace(/[^\w-]+/g, '-')}-classes-${choices.source}-${choices.linkage}`;
  const title = `Classes of ${model} by ${SOURCE_NOTES[choices.source].name.toLowerCase()}`;
  const svg = () => {
    const row = rowSize(ordered.tree.leaves, PICTURE_WIDTH);
    return similarityPicture(ordered, controls, nameOf, title, row, colorsNow(ordered.tree.leaves));
  };
  const file = (content: string, type: string) => new Blob([content], { type });
  const options: ExportOption[] = [
    {
      id: 'tree-svg',
      label: 'Tree and matrix (SVG)',
      fileName: `${stem}.svg`,
      produce: () => file(svg(), 'image/svg+xml'),
    },
    { id: 'tree-png', label: 'Tree and matrix (PNG)', fileName: `${stem}.png`, produce: () => rasterize(svg()) },
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
      produce: () => file(treeJson(model, choices, ordered, controls, nameOf), 'application/json'),
    },
  ];
  useExports(options);
}

function colorsNow(classes: number): SimilarityColors {
  const read = (token: `--${string}`) => `rgb(${readColor(document.body, token).join(', ')})`;
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    ink2: read('--ink2'),
    mapZero: read('--map-zero'),
    groupOf: (group) => read(groupTone(group, classes).slice(4, -1) as `--${string}`),
  };
}
