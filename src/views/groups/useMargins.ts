import { useEffect, useState } from 'react';
import { bundledPart } from '../../app/models/datasetFor';
import { engine } from '../../engine/client';
import type { RowReport } from '../../evaluation/table/rows';
import type { ModelReport } from './useReports';

const NONE: ReadonlyMap<number, number> = new Map();

/**
 * Proved margins of images against the classes that decide, by the row of the table, as soon as they are computed.
 *
 * @param pictureOf where the images are among those that come with Boundscope; those that do not have no margins
 */
export function useMargins(
  report: ModelReport,
  rows: readonly RowReport[],
  pictureOf: (row: number) => number | null,
): ReadonlyMap<number, number> {
  const [margins, setMargins] = useState(NONE);
  const key = rows.map(({ row, weakest }) => `${row}:${weakest?.against}:${weakest?.asked}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which images, against what, and how far
  useEffect(() => {
    let wanted = true;
    setMargins(NONE);
    compute(report, rows, pictureOf)
      .then((found) => wanted && setMargins(found))
      // Without margins the rows still say what is proved and what is broken.
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, [report.key, key]);
  return margins;
}

/** One call of the engine for each radius that is asked for. */
async function compute(
  report: ModelReport,
  rows: readonly RowReport[],
  pictureOf: (row: number) => number | null,
): Promise<ReadonlyMap<number, number>> {
  const { method, ...about } = report.table.about;
  const dataset = bundledPart(about.dataset);
  const shown = rows.filter(({ row }) => pictureOf(row) !== null);
  const found = new Map<number, number>();
  const radii = new Set(shown.flatMap(({ weakest }) => (weakest ? [weakest.asked] : [])));
  for (const epsilon of radii) {
    const some = shown.filter(({ weakest }) => weakest?.asked === epsilon);
    const input = { dataset, indices: some.map(({ row }) => pictureOf(row) ?? 0) };
    const { marginLower, classes } = await engine().bounds({ model: report.source, input, epsilon, method });
    some.forEach(({ row, weakest }, at) => {
      found.set(row, marginLower[at * classes + (weakest?.against ?? 0)] as number);
    });
  }
  return found;
}
