import { csvOf } from '../../../app/commands/csv';
import { type ExportOption, useExports } from '../../../app/commands/exports';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import type { BarsFigure, Figure, PlaneFigure } from '../lesson';
import { textOf } from './BarsPicture';

/** The id by which the figure beside the prose is found when it is exported. */
export const LESSON_FIGURE = 'lesson-figure';

/** Offers the figure of a step as a picture, and its numbers as CSV. */
export function useFigureExports({ plane, bars }: Figure, lesson: string, step: number): void {
  const stem = `boundscope-${lesson}-${step + 1}`;
  useExports([
    ...pictureFiles({ id: 'figure', label: 'Figure', stem, selector: `#${LESSON_FIGURE}` }),
    ...(bars ? [csvFile('ranges', bars.title, `${stem}-ranges`, () => barsCsv(bars))] : []),
    ...(plane ? [csvFile('plane', plane.title, `${stem}-plane`, () => planeCsv(plane))] : []),
  ]);
}

function csvFile(id: string, title: string, stem: string, numbers: () => string): ExportOption {
  const produce = () => new Blob([numbers()], { type: 'text/csv' });
  return { id, label: `${title} (CSV)`, fileName: `${stem}.csv`, produce };
}

/** One line a range, in floats and as it stands in the figure, rounded outward. */
function barsCsv({ rows }: BarsFigure): string {
  return csvOf(
    ['range', 'lower', 'upper', 'shown'],
    rows.map((row) => [row.label, row.lower, row.upper, row.text ?? textOf(row)]),
  );
}

/** One line a corner of each set, in floats as they are drawn. */
function planeCsv({ sets, names }: PlaneFigure): string {
  const rows = sets.flatMap(({ key, label, polygons }) =>
    polygons.flatMap((polygon, at) => polygon.map(([x, y]) => [label ?? key, at, x, y])),
  );
  return csvOf(['set', 'polygon', ...names], rows);
}
