import type { View } from '../../../pictures/sets/plot';
import type { Point } from '../../../small/polygon';
import { logitsAt, type TinyNetwork } from '../../../small/training/tinyNetwork';
import { regionBelow } from '../plane/contours';
import { type Field, sampleField } from '../plane/field';

/** Where a network answers each class, as polygons in the plane of inputs; sampled, so a drawing. */
export function classRegions(network: TinyNetwork, view: View): readonly (readonly (readonly Point[])[])[] {
  const classes = network.sizes.at(-1) ?? 0;
  return Array.from({ length: classes }, (_, label) => {
    const field = sampleField(view, (x, y) => {
      const logits = logitsAt(network, [x, y]);
      let rival = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < logits.length; other++) {
        if (other !== label) rival = Math.max(rival, logits[other] as number);
      }
      return rival - (logits[label] as number);
    });
    return [...wholeCells(field), ...regionBelow(field, 0)].map((polygon) =>
      polygon.map((point) => toView(field, point)),
    );
  });
}

/** Runs of cells that lie in the region with all four corners, a rectangle for each run of a row. */
function wholeCells({ columns, rows, values }: Field): readonly (readonly Point[])[] {
  const found: (readonly Point[])[] = [];
  const isIn = (at: number) => (values[at] as number) <= 0;
  for (let row = 0; row + 1 < rows; row++) {
    let from = -1;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const whole = column + 1 < columns && isIn(at) && isIn(at + 1) && isIn(at + columns) && isIn(at + columns + 1);
      if (whole && from < 0) from = column;
      if (whole || from < 0) continue;
      found.push([
        [from, row],
        [column, row],
        [column, row + 1],
        [from, row + 1],
      ]);
      from = -1;
    }
  }
  return found;
}

function toView({ window: { left, right, bottom, top }, columns, rows }: Field, [column, row]: Point): Point {
  return [left + ((right - left) * column) / (columns - 1), bottom + ((top - bottom) * row) / (rows - 1)];
}
