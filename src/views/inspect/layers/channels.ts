import { signOf } from '../pictures/layerStatistics';

/** How a layer's flat values fall into maps: `count` channels of height × width units, row by row. */
export interface ChannelGrid {
  readonly count: number;
  readonly height: number;
  readonly width: number;
}

/** The channels of a shape in ONNX's order; null where the layer has no maps (dense layers). */
export function channelGrid(shape: readonly number[]): ChannelGrid | null {
  if (shape.length !== 3) return null;
  const [count, height, width] = shape as [number, number, number];
  return height * width > 1 ? { count, height, width } : null;
}

/** What puts a unit or channel first: the area its ReLU interval loses, or its width where nothing switches. */
export type Order = 'instability' | 'width';

/**
 * Cost of one unit. For instability, −lower · upper where the sign can flip, which is twice the area of the triangle
 * between ReLU and its chord; 0 elsewhere.
 */
function unitCost(lower: number, upper: number, order: Order): number {
  if (order === 'width') return upper - lower;
  return lower < 0 && upper > 0 ? -lower * upper : 0;
}

/** Groups of `size` neighbouring units, costliest first: most unstable units, then the largest cost, then position. */
export function costliestGroups(lower: Float32Array, upper: Float32Array, size: number, order: Order): number[] {
  const groups = Array.from({ length: Math.floor(lower.length / size) }, (_, group) => {
    let unstable = 0;
    let cost = 0;
    for (let i = group * size; i < (group + 1) * size; i++) {
      const low = lower[i] as number;
      const high = upper[i] as number;
      if (order === 'instability' && signOf(low, high) === 'unstable') unstable++;
      cost += unitCost(low, high, order);
    }
    return { group, unstable, cost };
  });
  groups.sort((a, b) => b.unstable - a.unstable || b.cost - a.cost || a.group - b.group);
  return groups.map(({ group }) => group);
}

/** The costliest of the units from `start` to `end`, the first of equals. */
export function costliestUnit(
  lower: Float32Array,
  upper: Float32Array,
  order: Order,
  start = 0,
  end = lower.length,
): number {
  let best = start;
  let bestCost = -1;
  for (let i = start; i < end; i++) {
    const cost = unitCost(lower[i] as number, upper[i] as number, order);
    if (cost > bestCost) [best, bestCost] = [i, cost];
  }
  return best;
}

/** "Channel 21, row 2, column 5" or "Unit 37"; counted from 0, as in the file. */
export function unitTitle(shape: readonly number[], unit: number): string {
  const grid = channelGrid(shape);
  if (!grid) return `Unit ${unit}`;
  const area = grid.height * grid.width;
  const place = unit % area;
  return `Channel ${Math.floor(unit / area)}, row ${Math.floor(place / grid.width)}, column ${place % grid.width}`;
}
