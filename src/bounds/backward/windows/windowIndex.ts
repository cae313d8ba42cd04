type Pair = readonly [number, number];

/** Windows of units on the images of a batch; for each sample equally many, one after the other. */
export interface Placement {
  /** Rows and columns at which the windows begin; they may be over the edge. */
  readonly tops: Int32Array;
  readonly lefts: Int32Array;
  readonly batch: number;
  /** Rows and columns of a window. */
  readonly size: Pair;
  /** Rows and columns of an image. */
  readonly image: Pair;
  /** How many rows of coefficients each window has: one, or all from below and after them as many from above. */
  readonly rows: 1 | 2;
}

/** For every place of every window the pixel of the batch that it lies on; where it sticks out, the one after the last. */
export function pixelIndex(placement: Placement): Int32Array {
  const { tops, batch, size, image } = placement;
  const [places, pixels] = [size[0] * size[1], image[0] * image[1]];
  const index = new Int32Array(tops.length * places).fill(batch * pixels);
  forEachRun(placement, (window, sample, place, pixel, length) => {
    for (let i = 0; i < length; i++) index[window * places + place + i] = sample * pixels + pixel + i;
  });
  return index;
}

/**
 * For every pixel of every whole row the place of the windows that it is taken from, windows that bound from below coming
 * before those that bound from above; where there is none, the one after the last.
 */
export function spreadIndex(placement: Placement): Int32Array {
  const { tops, size, image, rows } = placement;
  const [places, pixels] = [size[0] * size[1], image[0] * image[1]];
  const index = new Int32Array(rows * tops.length * pixels).fill(rows * tops.length * places);
  forEachRow(placement, (row, from, place, pixel, length) => {
    for (let i = 0; i < length; i++) index[row * pixels + pixel + i] = from * places + place + i;
  });
  return index;
}

/** The other way: for every place of the windows the pixel of the whole rows; over the edge, the one after the last. */
export function placesIndex(placement: Placement): Int32Array {
  const { tops, size, image, rows } = placement;
  const [places, pixels] = [size[0] * size[1], image[0] * image[1]];
  const index = new Int32Array(rows * tops.length * places).fill(rows * tops.length * pixels);
  forEachRow(placement, (row, from, place, pixel, length) => {
    for (let i = 0; i < length; i++) index[from * places + place + i] = row * pixels + pixel + i;
  });
  return index;
}

type Visit = (first: number, second: number, place: number, pixel: number, length: number) => void;

/** The same as `forEachRun` for whole rows, of which those from above follow those from below sample by sample. */
function forEachRow(placement: Placement, visit: Visit): void {
  const { tops, batch, rows } = placement;
  const each = tops.length / batch;
  forEachRun(placement, (window, sample, place, pixel, length) => {
    for (let side = 0; side < rows; side++) {
      visit((rows * sample + side) * each + (window % each), side * tops.length + window, place, pixel, length);
    }
  });
}

/** Visits every run of neighbouring pixels that lie both in a window (window, its sample) and on the image. */
function forEachRun(placement: Placement, visit: Visit): void {
  const { tops, lefts, batch } = placement;
  const [tall, wide] = placement.size;
  const [rows, columns] = placement.image;
  const each = tops.length / batch;
  for (let window = 0; window < tops.length; window++) {
    const [top, left] = [tops[window] as number, lefts[window] as number];
    const sample = Math.floor(window / each);
    const first = Math.max(0, -left);
    const length = Math.min(wide, columns - left) - first;
    const end = Math.min(tall, rows - top);
    for (let i = Math.max(0, -top); i < end; i++) {
      visit(window, sample, i * wide + first, (top + i) * columns + left + first, length);
    }
  }
}
