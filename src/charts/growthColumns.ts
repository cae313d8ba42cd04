import { type GrowthFrame, type GrowthLayout, growthLayout } from './growthLayout';
import type { SignShares } from './signShares';
import type { WidthStatistics } from './widthStatistics';

/** One layer of the strip. */
export interface GrowthColumn {
  readonly title: string;
  readonly shape: string;
  readonly statistics: WidthStatistics;
  /** Widths by the method to compare with. */
  readonly reference?: WidthStatistics;
  /** Only where an activation with a switch follows. */
  readonly shares?: SignShares;
}

/** The layout of columns; with a second line where every column has something to compare with. */
export function layoutOf(columns: readonly GrowthColumn[], frame: GrowthFrame): GrowthLayout {
  const references = columns.flatMap(({ reference }) => reference ?? []);
  return growthLayout(
    columns.map(({ statistics }) => statistics),
    frame,
    references.length === columns.length ? references : undefined,
  );
}
