/** Rows of thumbnails that are worth drawing, for a list that is scrolled to `scrollTop`. */
export interface GridWindow {
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
export function imagesOf(labels: Uint8Array, only: number | null): Uint32Array {
  const all = Uint32Array.from(labels.keys());
  return only === null ? all : all.filter((index) => labels[index] === only);
}

/** Position of the image, or of the first one after it, in ascending indices; the last where there is none after. */
export function positionOf(images: Uint32Array, index: number): number {
  const found = images.findIndex((candidate) => candidate >= index);
  return found < 0 ? Math.max(0, images.length - 1) : found;
}
