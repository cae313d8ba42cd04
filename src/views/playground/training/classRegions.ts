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
    return regionBelow(field, 0).map((polygon) => polygon.map((point) => toView(field, point)));
  });
}

function toView({ window: { left, right, bottom, top }, columns, rows }: Field, [column, row]: Point): Point {
  return [left + ((right - left) * column) / (columns - 1), bottom + ((top - bottom) * row) / (rows - 1)];
}
