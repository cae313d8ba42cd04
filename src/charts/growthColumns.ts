import { type GrowthFrame, type GrowthLayout, growthLayout } from './growthLayout';
import type { SignShares } from './signShares';
import type { WidthStatistics } from './widthStatistics';

/** One layer of the strip. */
export interface GrowthColumn {
  readonly title: string;
  readonly shape: string;
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
  const points = columns.map(({ statistics }) => statistics);
  const references = columns.flatMap(({ reference }) => reference ?? []);
  if (references.length < columns.length) return growthLayout(points, frame);
  if (sizeOf(references) >= sizeOf(points)) return growthLayout(points, frame, references);
  const { line, reference, ...layout } = growthLayout(references, frame, points);
  return { ...layout, line: reference ?? line, reference: line };
}

/** How wide bounds are on the whole, on a log scale. */
function sizeOf(statistics: readonly WidthStatistics[]): number {
  return statistics.reduce((sum, { mean }) => sum + (mean > 0 ? Math.log(mean) : 0), 0);
}
