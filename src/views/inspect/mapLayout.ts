export interface MapLayout {
  /** One map under the other, or side by side where there are few channels. */
  readonly direction: 'down' | 'across';
  readonly perPage: number;
  /** CSS pixels of a map and between maps. */
  readonly size: number;
  readonly gap: number;
}

/** Width of the column with the names of the rows. */
export const ROW_NAMES = 56;
const NARROW = 460;
const COLUMN = 59;
const GAP = 9;
const MOST_ACROSS = 3;

/** How maps fit into a width: four a row on phones, columns of about 60 px elsewhere, one to three channels large. */
export function mapLayout(width: number, channels: number): MapLayout {
  if (channels <= MOST_ACROSS) {
    const size = Math.min(160, Math.floor((width - 3 * GAP) / 4));
    return { direction: 'across', perPage: MOST_ACROSS, size: Math.max(1, size), gap: GAP };
  }
  const available = Math.max(COLUMN, width - ROW_NAMES);
  const perPage = width < NARROW ? 4 : Math.floor((available + GAP) / COLUMN);
  const size = Math.min(66, Math.floor((available + GAP) / perPage) - GAP);
  return { direction: 'down', perPage, size: Math.max(1, size), gap: 6 };
}
