import { type ClassTree, mergeOf, rootOf } from './classTree';
import type { ClassDistances } from './distances';
import { leafSpans, type Span } from './leafSpans';

/**
 * The order of the leaves, among those that turning branches of the tree allows, in which the sum of the distances of
 * neighbours is least (Bar-Joseph, Gifford and Jaakkola, 2001). Of an order and its mirror image the one is taken whose
 * first class has the smaller index. Time grows with the cube of the number of classes.
 */
export function leafOrder(tree: ClassTree, distances: ClassDistances): number[] {
  if (tree.leaves < 2) return Array.from({ length: tree.leaves }, (_, leaf) => leaf);
  const search = new OrderSearch(tree, distances);
  tree.merges.forEach((_, index) => {
    search.fill(tree.leaves + index);
  });
  const order = search.order();
  return (order[0] ?? 0) < (order[order.length - 1] ?? 0) ? order : order.reverse();
}

/** Works on places: the classes in some order that the tree allows, in which the leaves below each node stand together. */
class OrderSearch {
  private readonly spans: readonly Span[];
  private readonly count: number;
  private readonly apart: Float64Array;
  /**
   * For places u and w the least sum of neighbours' distances over the node where they meet, when u and w are its
   * outermost leaves. Each pair meets at one node, so one table serves the whole tree.
   */
  private readonly costs: Float64Array;

  constructor(
    private readonly tree: ClassTree,
    { classes, values }: ClassDistances,
  ) {
    const { places, spans } = leafSpans(tree);
    this.spans = spans;
    this.count = classes;
    this.costs = new Float64Array(classes * classes);
    this.apart = new Float64Array(classes * classes);
    places.forEach((a, p) => {
      places.forEach((b, q) => {
        this.apart[p * classes + q] = values[a * classes + b] ?? 0;
      });
    });
  }

  /** Fills the costs of every pair that meets at a node whose sides have been filled. */
  fill(node: number): void {
    const { count, costs } = this;
    const { start, middle, end } = this.span(node);
    const [left, right] = this.sides(node);
    const span = this.span(right);
    for (let u = start; u < middle; u++) {
      const reach = this.reach(left, u, middle, end);
      for (let w = middle; w < end; w++) {
        const inner = opposite(span, w);
        let least = Number.POSITIVE_INFINITY;
        for (let k = inner.start, at = w * count + k; k < inner.end; k++, at++) {
          const cost = (reach[k - middle] as number) + (costs[at] as number);
          if (cost < least) least = cost;
        }
        costs[u * count + w] = least;
        costs[w * count + u] = least;
      }
    }
  }

  /** The best order of all classes. Pieces wait on a stack, for a tree may be nearly as deep as it has leaves. */
  order(): number[] {
    const order: number[] = [];
    const root = rootOf(this.tree);
    const waiting = [{ node: root, ...this.bestEnds(root) }];
    for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
      const { node, u, w } = piece;
      if (node < this.count) {
        order.push(node);
        continue;
      }
      const [left, right] = this.sides(node);
      const [near, far] = u < this.span(node).middle ? [left, right] : [right, left];
      const { m, k } = this.joint(near, u, far, w);
      waiting.push({ node: far, u: k, w }, { node: near, u, w: m });
    }
    return order;
  }

  /** For each place beyond a side that starts at u: the least cost of the side together with the step to that place. */
  private reach(side: number, u: number, from: number, to: number): Float64Array {
    const { count, costs, apart } = this;
    const reach = new Float64Array(to - from).fill(Number.POSITIVE_INFINITY);
    const inner = opposite(this.span(side), u);
    for (let m = inner.start; m < inner.end; m++) {
      const cost = costs[u * count + m] as number;
      for (let k = 0, at = m * count + from; k < reach.length; k++, at++) {
        const total = cost + (apart[at] as number);
        if (total < (reach[k] as number)) reach[k] = total;
      }
    }
    return reach;
  }

  /** The outermost leaves of the best order below a node. */
  private bestEnds(node: number): { u: number; w: number } {
    const { start, middle, end } = this.span(node);
    let least = Number.POSITIVE_INFINITY;
    let ends = { u: start, w: end - 1 };
    for (let u = start; u < middle; u++) {
      for (let w = middle; w < end; w++) {
        const cost = this.costs[u * this.count + w] ?? 0;
        if (cost >= least) continue;
        least = cost;
        ends = { u, w };
      }
    }
    return ends;
  }

  /** The places m of one side and k of the other that touch in the best order from u to w. */
  private joint(near: number, u: number, far: number, w: number): { m: number; k: number } {
    const ends = opposite(this.span(near), u);
    const starts = opposite(this.span(far), w);
    let least = Number.POSITIVE_INFINITY;
    let joint = { m: u, k: w };
    for (let m = ends.start; m < ends.end; m++) {
      for (let k = starts.start; k < starts.end; k++) {
        const sides = (this.costs[u * this.count + m] ?? 0) + (this.costs[w * this.count + k] ?? 0);
        const cost = sides + (this.apart[m * this.count + k] ?? 0);
        if (cost >= least) continue;
        least = cost;
        joint = { m, k };
      }
    }
    return joint;
  }

  private sides(node: number): [number, number] {
    const { left, right } = mergeOf(this.tree, node) ?? { left: node, right: node };
    return [left, right];
  }

  private span(node: number): Span {
    return this.spans[node] ?? { start: 0, middle: 0, end: 0 };
  }
}

/** The places that may stand at the other end of a node, one of whose ends is at `place`. */
function opposite({ start, middle, end }: Span, place: number): { start: number; end: number } {
  if (end - start === 1) return { start, end };
  return place < middle ? { start: middle, end } : { start, end: middle };
}
