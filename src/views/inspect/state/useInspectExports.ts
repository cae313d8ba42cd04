import { type ExportOption, fileStem, useExports } from '../../../app/commands/exports';
import { isAssumed } from '../../../app/models/datasetFor';
import type { DecideResult } from '../../../engine/api/types';
import { boundsNpz } from '../../../engine/requests/bounds/boundsNpz';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { subjectOf } from '../ask/boundsQuery';
import type { Decided } from '../ask/treeHistory';
import type { Searches } from '../ask/useSearches';
import { methodName } from '../controls/methods';
import { tightnessOf } from '../layers/analysis';
import { LAYER_FIGURE } from '../layers/LayerPanel';
import { GROWTH_CHART } from '../pictures/GrowthChart';
import { SPLIT_PLANE } from '../pictures/SplitPlane';
import { TREE_CHART } from '../pictures/TreeChart';
import { LOGIT_TABLE } from '../verdict/LogitTable';
import { MARGIN_TABLE } from '../verdict/MarginTable';
import { boundsJson, classesCsv, growthCsv, layersCsv, tightnessCsv } from './boundsFiles';
import { INPUT_FILE } from './copyAs';
import { decisionJson, treeCsv } from './decisionFiles';
import type { Panels } from './usePanels';

/** Offers what is on screen as files: numbers as CSV and JSON, charts as SVG and PNG. */
export function useInspectExports(panels: Panels | null, { decision }: Searches): void {
  const decided = panels && decision.resultOf(panels.snapshot.query);
  useExports(panels ? [...optionsFor(panels), ...(decided ? decisionFiles(panels, decided) : [])] : []);
}

/** What is on screen, in words: "Fashion-MNIST, natural, shirt 4, ε = 1.6/255, CROWN". */
export function nameOfShown({ snapshot: { query }, className, radius }: Panels): string {
  const image = query.picture ? query.picture.name : `${className.toLowerCase()} ${query.image}`;
  const what = query.numbers ? `own numbers, ${radius}` : `${image}, ε = ${radius}`;
  return `${query.model.name}, ${what}, ${methodName(query.method)}`;
}

/** A decision and its tree. */
function decisionFiles(panels: Panels, { result, history }: Decided<DecideResult>): ExportOption[] {
  const { query } = panels.snapshot;
  const stem = `${stemOf(panels)}-decision`;
  const about = nameOfShown(panels);
  return [
    {
      id: 'tree-csv',
      label: 'Tree of the decision, over time (CSV)',
      fileName: `${stem}.csv`,
      produce: () => new Blob([treeCsv(history)], { type: 'text/csv' }),
    },
    {
      id: 'decision-json',
      label: 'Decision (JSON)',
      fileName: `${stem}.json`,
      produce: () => new Blob([decisionJson(result, query.model.name)], { type: 'application/json' }),
    },
    ...(history.length > 1
      ? pictureFiles({
          id: 'tree',
          label: 'Tree of the decision',
          stem: `${stem}-tree`,
          selector: `#${TREE_CHART}`,
          words: () => ({ title: `Worst bound and subproblems: ${about}` }),
        })
      : []),
    ...(result.tree.boxes?.length
      ? pictureFiles({
          id: 'boxes',
          label: 'Boxes of the decision',
          stem: `${stem}-boxes`,
          selector: `#${SPLIT_PLANE}`,
          words: () => ({ title: `Boxes: ${about}` }),
        })
      : []),
  ];
}

function stemOf({ snapshot: { query } }: Panels): string {
  const image = query.picture ? fileStem(query.picture.name) : `image-${query.image}`;
  const what = query.numbers ? 'own-numbers' : `${image}-epsilon-${query.levels}`;
  return `${fileStem(query.model.name)}-${what}-${query.method}`;
}

function optionsFor(panels: Panels): ExportOption[] {
  const { snapshot, margins, logits, nameOf, analysis, compared } = panels;
  const { query, result } = snapshot;
  const { name } = query.model;
  const stem = stemOf(panels);
  const about = nameOfShown(panels);
  const text = (content: string, type: string) => new Blob([content], { type });
  return [
    {
      id: 'layers-csv',
      label: 'Bounds of all layers (CSV)',
      fileName: `${stem}-layers.csv`,
      produce: () => text(layersCsv(result.layers), 'text/csv'),
    },
    {
      id: 'bounds-npz',
      label: 'All bounds as NumPy arrays (.npz)',
      fileName: `${stem}.npz`,
      produce: () => new Blob([new Uint8Array(boundsNpz(result))], { type: 'application/zip' }),
    },
    ...(query.numbers || query.picture
      ? [
          {
            id: 'input-json',
            label: 'Numbers of the input (JSON)',
            fileName: INPUT_FILE,
            produce: () => text(JSON.stringify(subjectOf(query).input), 'application/json'),
          },
        ]
      : []),
    {
      id: 'classes-csv',
      label: 'Margins and logits (CSV)',
      fileName: `${stem}-classes.csv`,
      produce: () => text(classesCsv(margins, logits, nameOf), 'text/csv'),
    },
    ...(compared
      ? [
          {
            id: 'tightness-csv',
            label: `${compared.sides.join(' compared with ')}, layer by layer (CSV)`,
            fileName: `${stem}-compared-${compared.query.method}-${compared.query.levels}.csv`,
            produce: () => text(tightnessCsv(tightnessOf(analysis.growth), compared.sides), 'text/csv'),
          },
        ]
      : []),
    {
      id: 'bounds-json',
      label: 'Everything (JSON)',
      fileName: `${stem}.json`,
      produce: () => text(boundsJson(result, name, isAssumed(query.model)), 'application/json'),
    },
    ...pictureFiles({
      id: 'growth',
      label: 'Growth of the bounds',
      stem: `${stem}-growth`,
      selector: `#${GROWTH_CHART}`,
      words: () => ({ title: `How wide the bounds grow: ${about}` }),
      numbers: () => growthCsv(analysis.growth),
    }),
    ...pictureFiles({
      id: 'layer',
      label: 'Bounds of the layer',
      stem: `${stem}-layer`,
      selector: `#${LAYER_FIGURE}`,
      words: () => ({ title: about }),
    }),
    ...pictureFiles({
      id: 'margins',
      label: 'Margins',
      stem: `${stem}-margins`,
      selector: `#${MARGIN_TABLE}`,
      words: () => ({ title: about }),
    }),
    ...pictureFiles({
      id: 'logits',
      label: 'Logits',
      stem: `${stem}-logits`,
      selector: `#${LOGIT_TABLE}`,
      words: () => ({ title: about }),
    }),
  ];
}
