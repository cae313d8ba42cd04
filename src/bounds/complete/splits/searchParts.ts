import { disposeBounds } from '../../valueBounds';
import type { Row } from '../floatProperty';
import { type SplitsFound, searchSplits } from '../searchSplits';
import { disposeSplits, type Root, splitValues } from '../splitValues';
import type { Branching } from '../tree';
import type { SplitPart } from '../warmChoices';

/**
 * Bounds subproblems by passes of all of them together.
 *
 * @param rows of each
 */
export async function searchParts(
  { ready, rounding, checkpoint }: Pick<Branching, 'ready' | 'rounding' | 'checkpoint'>,
  root: Root,
  parts: readonly SplitPart[],
  rows: readonly (readonly Row[])[],
  steps: number,
): Promise<SplitsFound> {
  const { bounds, splits } = splitValues(
    ready,
    root,
    parts.map((part) => part.splits),
  );
  try {
    const context = { ready, bounds, batch: parts.length, rounding };
    return await searchSplits(context, { rows, splits, parts, root, steps }, checkpoint);
  } finally {
    disposeBounds(bounds);
    disposeSplits(splits);
  }
}
