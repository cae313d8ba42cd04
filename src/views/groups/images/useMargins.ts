import type { Asking } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { bundledPart } from '../../../app/models/datasetFor';
import { engine } from '../../../engine/api/client';
import type { RowReport } from '../../../radii/table/rows';
import type { ModelReport } from '../state/useReports';

type Margins = ReadonlyMap<number, number>;

interface MarginsQuestion {
  readonly report: ModelReport;
  readonly rows: readonly RowReport[];
  readonly pictureOf: (row: number) => number | null;
}

const NONE: Margins = new Map();

const MARGINS: Asking<MarginsQuestion, Margins> = {
  keyOf({ report: { table, model }, rows }) {
    const { method, dataset } = table.about;
    const asked = rows.map(({ row, weakest }) => `${row}:${weakest?.against}:${weakest?.asked}`);
    return [model.id, dataset, method, ...asked].join();
  },
  what: () => 'Computing margins',
  /** One call of the engine for each radius that is asked for. */
  async compute({ report, rows, pictureOf }, computing) {
    const { method, ...about } = report.table.about;
    const dataset = bundledPart(about.dataset);
    const shown = rows.filter(({ row }) => pictureOf(row) !== null);
    const found = new Map<number, number>();
    const radii = new Set(shown.flatMap(({ weakest }) => (weakest ? [weakest.asked] : [])));
    for (const epsilon of radii) {
      const some = shown.filter(({ weakest }) => weakest?.asked === epsilon);
      const input = { dataset, indices: some.map(({ row }) => pictureOf(row) ?? 0) };
      const { marginLower, classes } = await engine().bounds(
        { model: report.source, input, epsilon, method },
        computing,
      );
      some.forEach(({ row, weakest }, at) => {
        found.set(row, marginLower[at * classes + (weakest?.against ?? 0)] as number);
      });
    }
    return found;
  },
};

/**
 * Proved margins of images against the classes that decide, by the row of the table, as soon as they are computed.
 * Without them the rows still say what is proved and what is falsified.
 *
 * @param pictureOf where the images are among those that come with Boundscope; those that do not have no margins
 */
export function useMargins(
  report: ModelReport,
  rows: readonly RowReport[],
  pictureOf: (row: number) => number | null,
): Margins {
  return useAnswer({ report, rows, pictureOf }, MARGINS).value ?? NONE;
}
