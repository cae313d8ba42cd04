import { scaleLinear } from 'd3';
import type { ClassTree } from '../../similarity/tree/classTree';
import { axisTicks } from '../axisTicks';

/** One merge as it is drawn: a bar across, and a branch from it to each side. */
interface MergeShape {
  readonly x: number;
  /** Where its two branches leave the bar, and end. */
  readonly branches: readonly [BranchShape, BranchShape];
}

interface BranchShape {
  /** The node it leads to. */
  readonly node: number;
  readonly y: number;
  /** Where it ends: at the merge of that node, or at the leaves. */
  readonly x: number;
}

export interface DendrogramLayout {
  /** Pixels of a height; the leaves stand at 0. */
  readonly x: (height: number) => number;
  /** The height at a pixel, at least 0. */
  readonly heightAt: (x: number) => number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** In the order of `tree.merges`. */
  readonly merges: readonly MergeShape[];
  /** Pixels of all rows. */
  readonly height: number;
  /** The largest height that has room. */
  readonly highest: number;
}

interface Frame {
  readonly width: number;
  /** Pixels of a row; leaves stand in the middle of theirs. */
  readonly row: number;
  /** Leaves on the left, root on the right. */
  readonly mirrored?: boolean;
}

/** The share of the width that is left beside the root, for a cut above it. */
const ROOM = 0.08;

/** Places a tree whose leaves are rows, with its heights along the width. */
export function layoutDendrogram(tree: ClassTree, order: readonly number[], frame: Frame): DendrogramLayout {
  const { width, row, mirrored = false } = frame;
  const top = tree.merges.at(-1)?.height || 1;
  const range = mirrored ? [0, width] : [width, 0];
  const scale = scaleLinear()
    .domain([0, top * (1 + ROOM)])
    .range(range);
  const places = new Array<number>(tree.leaves + tree.merges.length).fill(0);
  order.forEach((label, at) => {
    places[label] = (at + 0.5) * row;
  });
  const xOf = (node: number) => scale(tree.merges[node - tree.leaves]?.height ?? 0);
  const merges = tree.merges.map(({ left, right, height }, index): MergeShape => {
    const branch = (node: number): BranchShape => ({ node, y: places[node] ?? 0, x: xOf(node) });
    const branches: MergeShape['branches'] = [branch(left), branch(right)];
    places[tree.leaves + index] = (branches[0].y + branches[1].y) / 2;
    return { x: scale(height), branches };
  });
  return {
    x: scale,
    heightAt: (x) => Math.max(0, scale.invert(x)),
    ticks: axisTicks([0, top * (1 + ROOM)], 4, width).map(({ value, label }) => ({ x: scale(value), label })),
    merges,
    height: tree.leaves * row,
    highest: top * (1 + ROOM),
  };
}
