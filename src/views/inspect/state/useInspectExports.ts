import { type ExportOption, useExports } from '../../../app/commands/exports';
import { isAssumed } from '../../../app/models/datasetFor';
import type { DatasetImages } from '../../../engine/api/types';
import { boundsNpz } from '../../../engine/requests/bounds/boundsNpz';
import { ownLayers } from '../../../engine/requests/bounds/ownLayers';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { subjectOf } from '../ask/bounds';
import type { Linear } from '../ask/useLinearBounds';
import type { Searches } from '../ask/useSearches';
import { DECISIONS_FIGURE } from '../decisions/DecisionPanel';
import { tightnessOf } from '../layers/analysis';
import { LAYER_FIGURE } from '../layers/LayerPanel';
import { UNIT_FIGURE } from '../layers/UnitPanel';
import { hasValues, nameOfValue, valuesOf } from '../numbers/values';
import { GROWTH_CHART } from '../pictures/GrowthChart';
import { LOGIT_TABLE } from '../verdict/LogitTable';
import { MARGIN_TABLE } from '../verdict/MarginTable';
import {
  boundsJson,
  classesCsv,
  decisionsCsv,
  growthCsv,
  layersCsv,
  outputsCsv,
  tightnessCsv,
  unitsCsv,
} from './boundsFiles';
import { INPUT_FILE, INPUT_LABEL } from './copyAs';
import { linearCsv } from './searchFiles';
import { searchOptions } from './searchOptions';
import { nameOfShown, stemOf } from './shownName';
import type { Panels } from './usePanels';

/** Offers what is on screen as files: numbers as CSV and JSON, charts as SVG and PNG. */
export function useInspectExports(
  panels: Panels | null,
  searches: Searches,
  linear: Linear | null,
  dataset: DatasetImages | null,
): void {
  useExports(panels ? [...optionsFor(panels, linear), ...searchOptions(panels, searches, dataset)] : []);
}

function optionsFor(panels: Panels, linear: Linear | null): ExportOption[] {
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
      produce: () => text(layersCsv(ownLayers(result)), 'text/csv'),
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
            label: INPUT_LABEL,
            fileName: INPUT_FILE,
            produce: () => text(JSON.stringify(subjectOf(query).input), 'application/json'),
          },
        ]
      : []),
    hasValues(panels)
      ? {
          id: 'outputs-csv',
          label: 'Outputs (CSV)',
          fileName: `${stem}-outputs.csv`,
          produce: () =>
            text(
              outputsCsv(valuesOf(panels), (output) => nameOfValue(query.model, output)),
              'text/csv',
            ),
        }
      : {
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
      numbers: () => unitsCsv(panels.bounds),
    }),
    ...pictureFiles({
      id: 'unit',
      label: 'The chosen unit or margin',
      stem: `${stem}-unit`,
      selector: `#${UNIT_FIGURE}`,
      words: () => ({ title: about }),
      ...(linear && { numbers: () => linearCsv(linear, panels.inputNames) }),
    }),
    ...(panels.decisions.length > 0
      ? pictureFiles({
          id: 'decisions',
          label: 'Tree of decisions',
          stem: `${stem}-decisions`,
          selector: `#${DECISIONS_FIGURE}`,
          words: () => ({ title: about }),
          numbers: () => decisionsCsv(panels.decisions, nameOf),
        })
      : []),
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
