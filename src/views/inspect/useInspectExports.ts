import { type ExportOption, useExports } from '../../app/exports';
import { growthPicture } from '../../charts/growthPicture';
import { pictureColors } from '../../charts/pictureColors';
import { rasterize } from '../../charts/rasterize';
import { boundsJson, classesCsv, layersCsv, tightnessCsv } from './boundsFiles';
import { marginPicture } from './marginPicture';
import { lineOf, methodName } from './methods';
import { tightnessOf } from './tightness';
import type { Panels } from './usePanels';

/** Offers what is on screen as files: numbers as CSV and JSON, charts as SVG and PNG. */
export function useInspectExports(panels: Panels | null, modelName: string): void {
  useExports(panels ? optionsFor(panels, modelName) : []);
}

function optionsFor(panels: Panels, modelName: string): ExportOption[] {
  const { snapshot, radius, className, margins, logits, nameOf, analysis, beside } = panels;
  const { query, result } = snapshot;
  const stem = `${modelName.replace(/\.onnx$/, '').replace(/[^\w-]+/g, '-')}-image-${query.image}-epsilon-${query.levels}-${query.method}`;
  const about = `${modelName}, ${className.toLowerCase()} ${query.image}, ε = ${radius}, ${methodName(query.method)}`;
  const asked = {
    model: modelName,
    dataset: query.dataset,
    index: query.image,
    epsilon: query.levels / 255,
    clip: [0, 1],
    method: query.method,
    rounding: result.rounding,
  };
  const text = (content: string, type: string) => new Blob([content], { type });
  const growth = () =>
    growthPicture(
      analysis.growth,
      lineOf(query.method),
      lineOf(snapshot.other?.query.method ?? query.method),
      `How wide the bounds grow: ${about}`,
      pictureColors(),
    );
  const margin = () => marginPicture(margins, nameOf, `${className} minus each class: ${about}`, pictureColors());
  const svg = (content: string) => text(content, 'image/svg+xml');
  return [
    {
      id: 'layers-csv',
      label: 'Bounds of all layers (CSV)',
      fileName: `${stem}-layers.csv`,
      produce: () => text(layersCsv(result.layers), 'text/csv'),
    },
    {
      id: 'classes-csv',
      label: 'Margins and logits (CSV)',
      fileName: `${stem}-classes.csv`,
      produce: () => text(classesCsv(margins, logits, nameOf), 'text/csv'),
    },
    ...(beside
      ? [
          {
            id: 'tightness-csv',
            label: `${beside.sides.join(' beside ')}, layer by layer (CSV)`,
            fileName: `${stem}-beside-${beside.query.method}-${beside.query.levels}.csv`,
            produce: () => text(tightnessCsv(tightnessOf(analysis.growth), beside.sides), 'text/csv'),
          },
        ]
      : []),
    {
      id: 'bounds-json',
      label: 'Everything (JSON)',
      fileName: `${stem}.json`,
      produce: () => text(boundsJson(result, asked), 'application/json'),
    },
    {
      id: 'growth-svg',
      label: 'Growth of the bounds (SVG)',
      fileName: `${stem}-growth.svg`,
      produce: () => svg(growth()),
    },
    {
      id: 'growth-png',
      label: 'Growth of the bounds (PNG)',
      fileName: `${stem}-growth.png`,
      produce: () => rasterize(growth()),
    },
    { id: 'margins-svg', label: 'Margins (SVG)', fileName: `${stem}-margins.svg`, produce: () => svg(margin()) },
    { id: 'margins-png', label: 'Margins (PNG)', fileName: `${stem}-margins.png`, produce: () => rasterize(margin()) },
  ];
}
