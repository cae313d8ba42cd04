import type { ClassTree } from './classTree';

/** The places of a node's leaves: the left side before `middle`, the right side from there. A leaf has no middle of its own. */
export interface Span {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Puts the classes in an order the tree allows (left before right), and says where the leaves of each node stand. */
export function leafSpans({ leaves, merges }: ClassTree): { places: readonly number[]; spans: readonly Span[] } {
  const sizeOf = (node: number) => (node < leaves ? 1 : (merges[node - leaves]?.size ?? 0));
  const starts = new Array<number>(leaves + merges.length).fill(0);
  const spans = new Array<Span>(leaves + merges.length);
  for (let index = merges.length - 1; index >= 0; index--) {
    const { left, right, size } = merges[index] ?? { left: 0, right: 0, size: 0 };
    const start = starts[leaves + index] ?? 0;
    const middle = start + sizeOf(left);
    starts[left] = start;
    starts[right] = middle;
    spans[leaves + index] = { start, middle, end: start + size };
  }
  const places = new Array<number>(leaves).fill(0);
  for (let leaf = 0; leaf < leaves; leaf++) {
    const start = starts[leaf] ?? 0;
    spans[leaf] = { start, middle: start, end: start + 1 };
    places[start] = leaf;
  }
  return { places, spans };
}
