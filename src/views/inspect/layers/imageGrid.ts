/** Rows of thumbnails that are worth drawing, for a list that is scrolled to `scrollTop`. */
interface GridWindow {
  readonly columns: number;
  readonly rows: number;
  /** First and last position (excluded) to draw. */
  readonly first: number;
  readonly end: number;
}

/** Thumbnails in view, with one row to spare on either side. */
export function gridWindow(
  count: number,
  box: { readonly width: number; readonly height: number; readonly scrollTop: number; readonly cell: number },
): GridWindow {
  const columns = Math.max(1, Math.floor(box.width / box.cell));
  const rows = Math.ceil(count / columns);
  const top = Math.max(0, Math.floor(box.scrollTop / box.cell) - 1);
  const bottom = Math.ceil((box.scrollTop + box.height) / box.cell) + 1;
  return { columns, rows, first: Math.min(count, top * columns), end: Math.min(count, bottom * columns) };
}

/** Where a key leads from a position in the grid; undefined where the key means nothing here. */
export function moveInGrid(key: string, at: number, count: number, columns: number, page: number): number | undefined {
  const target = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    PageUp: at - columns * page,
    PageDown: at + columns * page,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}

/** Indices of the images of one class, or of all. */
export function imagesOf(labels: ArrayLike<number>, only: number | null, count = labels.length): Uint32Array {
  const all = Uint32Array.from({ length: count }, (_, index) => index);
  return only === null ? all : all.filter((index) => labels[index] === only);
}

/** Position of the image, or of the first one after it, in ascending indices; the last where there is none after. */
export function positionOf(images: Uint32Array, index: number): number {
  const found = images.findIndex((candidate) => candidate >= index);
  return found < 0 ? Math.max(0, images.length - 1) : found;
}

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

/**
 * How maps fit into a width: four a row on phones, columns of about 60 px elsewhere, one to three channels large.
 *
 * @param room how much larger than usual a picture may be
 */
export function mapLayout(width: number, channels: number, room = 1): MapLayout {
  const column = Math.floor(COLUMN * room);
  if (channels <= MOST_ACROSS) {
    const size = Math.min(Math.floor(160 * room), Math.floor((width - 3 * GAP) / 4));
    return { direction: 'across', perPage: MOST_ACROSS, size: Math.max(1, size), gap: GAP };
  }
  const available = Math.max(column, width - ROW_NAMES);
  const perPage = width < NARROW ? 4 : Math.floor((available + GAP) / column);
  const size = Math.min(Math.floor(66 * room), Math.floor((available + GAP) / perPage) - GAP);
  return { direction: 'down', perPage, size: Math.max(1, size), gap: 6 };
}
