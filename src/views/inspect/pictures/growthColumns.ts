import { type GrowthFrame, type GrowthLayout, growthLayout } from './growthLayout';
import type { SignShares, WidthStatistics } from './layerStatistics';

/** One layer of the strip. */
export interface GrowthColumn {
  readonly title: string;
  readonly shape: string;
  /** The columns that it reads. */
  readonly from: readonly number[];
  readonly statistics: WidthStatistics;
  /** Widths of the bounds to compare with. */
  readonly reference?: WidthStatistics;
  /** Only where an activation with a switch follows. */
  readonly shares?: SignShares;
  /** The same of the bounds to compare with. */
  readonly referenceShares?: SignShares;
}

/** The layout of columns; with a second line where every column has something to compare with. */
export function layoutOf(columns: readonly GrowthColumn[], frame: GrowthFrame): GrowthLayout {
  const points = columns.map(({ statistics, from }) => ({ ...statistics, from }));
  const references = columns.flatMap(({ reference, from }) => (reference ? [{ ...reference, from }] : []));
  if (references.length < columns.length) return growthLayout(points, frame);
  if (sizeOf(references) >= sizeOf(points)) return growthLayout(points, frame, references);
  const { line, reference, ...layout } = growthLayout(references, frame, points);
  return { ...layout, line: reference ?? line, reference: line };
}

/** What stands for infinite widths, so that they can be compared. */
const LARGEST_LOG = 1000;

/** How wide bounds are on the whole, on a log scale. */
function sizeOf(statistics: readonly WidthStatistics[]): number {
  return statistics.reduce((sum, { mean }) => sum + (mean > 0 ? Math.min(Math.log(mean), LARGEST_LOG) : 0), 0);
}
