import type { CSSProperties } from 'react';

const MOST = 36;
const LEAST = 3;
const GAP = 34;

/**
 * Pixels of a cell so that a matrix of all classes fits into a column; a phone keeps 32 and scrolls.
 *
 * @param room how much larger than usual a picture may be
 */
export function cellSize(column: number, classes: number, narrow: boolean, room = 1): number {
  const fitting = Math.floor((column - GAP) / classes);
  const most = narrow ? 32 : Math.floor(MOST * room);
  return Math.max(LEAST, Math.min(most, fitting));
}

const WIDEST = 20;

/** Room for the names of models in front of bars; the longest may be cut short. */
export function nameWidth(models: readonly { readonly name: string }[]): CSSProperties {
  const longest = Math.max(...models.map(({ name }) => name.length));
  return { '--names': `${Math.min(WIDEST, longest)}ch` };
}
