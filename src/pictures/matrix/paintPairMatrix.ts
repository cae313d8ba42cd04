import { type ColorRamp, rampIndex } from '../colorRamp';

export interface MatrixPicture {
  /** The classes from top to bottom and from left to right. */
  readonly order: readonly number[];
  /** Classes × classes numbers, row by row. */
  readonly values: ArrayLike<number>;
  /** Pixels of a cell. */
  readonly cell: number;
  /** Pixels of what is printed. */
  readonly textSize: number;
  readonly ramp: ColorRamp;
  /** What the ramp's first and last colours stand for. */
  readonly domain: readonly [number, number];
  /** What is printed into the cell of two classes. */
  readonly textOf?: (row: number, column: number) => string | undefined;
}

/** Cells from this size on have gaps and rounded corners. */
const SEPARATE = 12;
const FONT = '"Inter Variable", Inter, system-ui, sans-serif';

/** A picture that stands on a canvas, and what each of its cells looks like; nothing of those where it is one image. */
export interface PaintedMatrix {
  readonly picture: MatrixPicture;
  readonly looks: readonly string[];
}

/** Whether of two pictures the same cells lie in the same places, so that only those have to be painted that look different. */
export function isSameGrid(before: MatrixPicture, after: MatrixPicture): boolean {
  const isAlike = before.order === after.order && before.cell === after.cell && before.ramp === after.ramp;
  return isAlike && before.textSize === after.textSize;
}

/**
 * Paints cells, the diagonal and what is printed; the context's unit is a CSS pixel.
 *
 * @param before what stands there, of the same grid: cells that look alike stay
 */
export function paintPairMatrix(
  context: CanvasRenderingContext2D,
  picture: MatrixPicture,
  before?: PaintedMatrix,
): PaintedMatrix {
  const { order, cell } = picture;
  if (cell >= SEPARATE && before) return { picture, looks: paintCells(context, picture, before.looks) };
  context.clearRect(0, 0, order.length * cell, order.length * cell);
  if (cell >= SEPARATE) return { picture, looks: paintCells(context, picture, []) };
  paintPixels(context, picture);
  return { picture, looks: [] };
}

function paintCells(
  context: CanvasRenderingContext2D,
  { order, values, cell, textSize, ramp, domain, textOf }: MatrixPicture,
  before: readonly string[],
): string[] {
  const looks: string[] = [];
  let hasFont = false;
  order.forEach((a, row) => {
    order.forEach((b, column) => {
      const index = a === b ? 0 : rampIndex(values[a * order.length + b] ?? 0, ...domain);
      const text = a === b ? undefined : textOf?.(a, b);
      const look = `${index} ${text}`;
      looks.push(look);
      if (look === before[looks.length - 1]) return;
      context.clearRect(column * cell, row * cell, cell, cell);
      context.fillStyle = colorAt(ramp, index);
      context.beginPath();
      context.roundRect(column * cell + 1, row * cell + 1, cell - 2, cell - 2, 2);
      context.fill();
      if (text === undefined) return;
      // Setting a font makes the page compute its styles: a third of a change's time, so only where something is printed.
      if (!hasFont) setFont(context, textSize);
      hasFont = true;
      context.fillStyle = isDark(ramp, index) ? '#faf8f4' : '#1c1b19';
      context.fillText(text, (column + 0.5) * cell, (row + 0.5) * cell + 0.5);
    });
  });
  return looks;
}

function setFont(context: CanvasRenderingContext2D, textSize: number): void {
  context.font = `${textSize}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
}

/** Thousands of cells as one image. */
function paintPixels(context: CanvasRenderingContext2D, { order, values, cell, ramp, domain }: MatrixPicture) {
  const count = order.length;
  const pixels = new ImageData(count, count);
  const [low, high] = domain;
  const colors = new Uint32Array(ramp.buffer);
  const cells = new Uint32Array(pixels.data.buffer);
  order.forEach((a, row) => {
    order.forEach((b, column) => {
      const index = a === b ? 0 : rampIndex(values[a * count + b] ?? 0, low, high);
      cells[row * count + column] = colors[index] ?? 0;
    });
  });
  const sheet = new OffscreenCanvas(count, count);
  sheet.getContext('2d')?.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(sheet, 0, 0, count * cell, count * cell);
}

function colorAt(ramp: ColorRamp, index: number): string {
  return `rgb(${ramp[index * 4]}, ${ramp[index * 4 + 1]}, ${ramp[index * 4 + 2]})`;
}

/** Whether light text reads better than dark text on a colour of the ramp. */
function isDark(ramp: ColorRamp, index: number): boolean {
  const linear = (channel: number) => ((ramp[index * 4 + channel] ?? 0) / 255) ** 2.2;
  return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2) < 0.18;
}
