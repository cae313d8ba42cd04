import { useEffect, useState } from 'react';
import { engine } from '../../engine/client';
import type { RowReport } from '../../evaluation/table/rows';
import type { ModelReport } from './useReports';

const NONE: ReadonlyMap<number, number> = new Map();

/** Proved margins of images against the classes that decide, by the row of the table, as soon as they are computed. */
export function useMargins(report: ModelReport, rows: readonly RowReport[]): ReadonlyMap<number, number> {
  const [margins, setMargins] = useState(NONE);
  const key = rows.map(({ row, weakest }) => `${row}:${weakest?.against}:${weakest?.asked}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which images, against what, and how far
  useEffect(() => {
    let wanted = true;
    setMargins(NONE);
    compute(report, rows)
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
async function compute(report: ModelReport, rows: readonly RowReport[]): Promise<ReadonlyMap<number, number>> {
  const { dataset, method } = report.table.about;
  const found = new Map<number, number>();
  const radii = new Set(rows.flatMap(({ weakest }) => (weakest ? [weakest.asked] : [])));
  for (const epsilon of radii) {
    const some = rows.filter(({ weakest }) => weakest?.asked === epsilon);
    const input = { dataset, indices: some.map(({ index }) => index) };
    const { marginLower, classes } = await engine().bounds({ model: report.source, input, epsilon, method });
    some.forEach(({ row, weakest }, at) => {
      found.set(row, marginLower[at * classes + (weakest?.against ?? 0)] as number);
    });
  }
  return found;
}
