import type { ClassTree, Linkage, Merge } from './classTree';
import type { ClassDistances } from './distances';

/**
 * The distance from a third cluster to the union of two, after Lance and Williams (1967), from its distances to both
 * (`toA`, `toB`), their own distance (`apart`), and the sizes of the three.
 */
type Update = (toA: number, toB: number, apart: number, sizeA: number, sizeB: number, size: number) => number;

const UPDATES: Readonly<Record<Linkage, Update>> = {
  single: (toA, toB) => Math.min(toA, toB),
  complete: (toA, toB) => Math.max(toA, toB),
  average: (toA, toB, _apart, sizeA, sizeB) => (sizeA * toA + sizeB * toB) / (sizeA + sizeB),
  ward: (toA, toB, apart, sizeA, sizeB, size) => {
    const squares = (sizeA + size) * toA * toA + (sizeB + size) * toB * toB - size * apart * apart;
    return Math.sqrt(Math.max(0, squares / (sizeA + sizeB + size)));
  },
};

/** Two slots that were merged; a slot holds a cluster under one of its classes. */
interface SlotMerge {
  readonly a: number;
  readonly b: number;
  readonly height: number;
}

/**
 * The agglomerative clustering of classes. Heights follow SciPy's `linkage`: for Ward the distance between centroids
 * times √(2·|A|·|B| / (|A| + |B|)), so that two single classes meet at their distance.
 *
 * Nearest-neighbour chains (Benzécri 1982, Murtagh 1983) take time proportional to the square of the number of classes,
 * which a thousand classes need; the four linkages are reducible, so the tree is the same as from merging the closest
 * pair each time.
 */
export function clusterClasses(distances: ClassDistances, linkage: Linkage): ClassTree {
  const merges = chainMerges(distances, UPDATES[linkage]);
  // Chains find merges out of order. The sort is stable, so that merges of equal height keep theirs.
  merges.sort((one, other) => one.height - other.height);
  return { leaves: distances.classes, merges: nameNodes(merges, distances.classes) };
}

function chainMerges({ classes, values }: ClassDistances, update: Update): SlotMerge[] {
  const apart = values.slice();
  const sizes = new Int32Array(classes).fill(1);
  const chain: number[] = [];
  const merges: SlotMerge[] = [];
  while (merges.length < classes - 1) {
    if (chain.length === 0) chain.push(sizes.findIndex((size) => size > 0));
    const { top, nearest, distance } = growChain(chain, apart, sizes);
    if (nearest !== chain[chain.length - 2]) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    const [a, b] = top < nearest ? [top, nearest] : [nearest, top];
    merges.push({ a, b, height: distance });
    mergeSlots(a, b, distance, apart, sizes, update);
  }
  return merges;
}

/** The nearest neighbour of the chain's end; among equals the chain's last but one, so that every chain ends. */
function growChain(chain: readonly number[], apart: Float64Array, sizes: Int32Array) {
  const top = chain[chain.length - 1] ?? 0;
  const row = top * sizes.length;
  let nearest = chain[chain.length - 2] ?? -1;
  let distance = nearest < 0 ? Number.POSITIVE_INFINITY : (apart[row + nearest] ?? 0);
  for (let slot = 0; slot < sizes.length; slot++) {
    if (slot === top || sizes[slot] === 0) continue;
    const away = apart[row + slot] ?? 0;
    if (away < distance || nearest < 0) {
      nearest = slot;
      distance = away;
    }
  }
  return { top, nearest, distance };
}

/** Empties slot `a` into slot `b`. */
function mergeSlots(a: number, b: number, height: number, apart: Float64Array, sizes: Int32Array, update: Update) {
  const classes = sizes.length;
  const sizeA = sizes[a] ?? 0;
  const sizeB = sizes[b] ?? 0;
  for (let slot = 0; slot < classes; slot++) {
    const size = sizes[slot] ?? 0;
    if (size === 0 || slot === a || slot === b) continue;
    const toA = apart[a * classes + slot] ?? 0;
    const toB = apart[b * classes + slot] ?? 0;
    const joined = update(toA, toB, height, sizeA, sizeB, size);
    apart[b * classes + slot] = joined;
    apart[slot * classes + b] = joined;
  }
  sizes[a] = 0;
  sizes[b] = sizeA + sizeB;
}

/** Replaces slots by the nodes that hold them at the time of each merge. */
function nameNodes(merges: readonly SlotMerge[], leaves: number): Merge[] {
  const parents = Int32Array.from({ length: 2 * leaves - 1 }, (_, node) => node);
  const sizes = new Int32Array(2 * leaves - 1).fill(1);
  const nodeOf = (slot: number): number => {
    let node = slot;
    while (parents[node] !== node) {
      const above = parents[node] ?? node;
      parents[node] = parents[above] ?? above;
      node = above;
    }
    return node;
  };
  return merges.map(({ a, b, height }, index) => {
    const [one, other] = [nodeOf(a), nodeOf(b)];
    const node = leaves + index;
    parents[one] = node;
    parents[other] = node;
    const size = (sizes[one] ?? 0) + (sizes[other] ?? 0);
    sizes[node] = size;
    return { left: Math.min(one, other), right: Math.max(one, other), height, size };
  });
}
