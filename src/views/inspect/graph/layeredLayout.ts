/** A node to be placed: the nodes that it reads come before it. */
export interface LayoutNode {
  readonly id: number;
  readonly from: readonly number[];
}

/** Where a node stands: `rank` columns from the left, `lane` rows from the top. */
export interface PlacedNode {
  readonly id: number;
  readonly rank: number;
  readonly lane: number;
}

/** An edge between two nodes; on its way it runs along a lane in which no node stands between its ranks. */
export interface PlacedEdge {
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly lane: number;
}

export interface LayeredLayout {
  /** In the order in which they were given. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly ranks: number;
  readonly lanes: number;
}

/**
 * Places a graph without circles from left to right. A node's rank is the length of the longest path to it, so that
 * every edge leads to the right. The longest path of all is the first lane; each branch beside it, and each edge that
 * passes nodes, takes the first lane that is free all along it.
 *
 * @param nodes in an order in which they can be computed
 */
export function layeredLayout(nodes: readonly LayoutNode[]): LayeredLayout {
  const ranks = new Map<number, number>();
  const readers = new Map<number, number[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, from } of nodes) {
    ranks.set(
      id,
      from.reduce((most, source) => Math.max(most, rankOf(source) + 1), 0),
    );
    for (const source of new Set(from)) readers.get(source)?.push(id);
  }
  function rankOf(id: number): number {
    return ranks.get(id) as number;
  }
  const lanes = new Lanes();
  const laneOf = new Map<number, number>(trunkOf(nodes, ranks).map((id) => [id, 0]));
  /** Up to which rank a node's lane is kept for the edge that leaves it, and from which on for the one that comes. */
  const keptTo = new Map<number, number>();
  const keptFrom = new Map<number, number>();
  for (const { id, from } of nodes) {
    if (laneOf.has(id)) continue;
    const chain = chainFrom(id, readers, laneOf);
    const last = chain.at(-1) as number;
    const next = readers.get(last)?.[0];
    const first = Math.max(...from.map(rankOf), rankOf(id) - 1) + 1;
    const start = from.length > 0 ? Math.min(first, rankOf(from[0] as number) + 1) : rankOf(id);
    const end = next === undefined ? rankOf(last) : rankOf(next) - 1;
    const lane = lanes.take(start, end);
    for (const member of chain) laneOf.set(member, lane);
    keptFrom.set(id, start);
    chain.forEach((member, at) => {
      const after = chain[at + 1];
      keptTo.set(member, after === undefined ? end : rankOf(after) - 1);
    });
  }
  const placed = new Map(
    nodes.map(({ id }): [number, PlacedNode] => [id, { id, rank: rankOf(id), lane: laneOf.get(id) as number }]),
  );
  const edges = nodes.flatMap(({ id, from }) =>
    [...new Set(from)].map((source): PlacedEdge => {
      const [a, b] = [placed.get(source), placed.get(id)] as [PlacedNode, PlacedNode];
      return { from: a, to: b, lane: edgeLane(a, b) };
    }),
  );
  function edgeLane(a: PlacedNode, b: PlacedNode): number {
    if (b.rank === a.rank + 1) return b.lane;
    if (a.lane > 0 && (keptTo.get(a.id) ?? a.rank) >= b.rank - 1) return a.lane;
    if (b.lane > 0 && (keptFrom.get(b.id) ?? b.rank) <= a.rank + 1) return b.lane;
    return lanes.take(a.rank + 1, b.rank - 1);
  }
  return {
    nodes: nodes.map(({ id }) => placed.get(id) as PlacedNode),
    edges,
    ranks: 1 + Math.max(-1, ...extent(ranks)),
    lanes: lanes.count,
  };
}

/** The largest of many numbers, which may be too many for one call. */
function extent(ranks: ReadonlyMap<number, number>): [number] {
  let most = -1;
  for (const rank of ranks.values()) most = Math.max(most, rank);
  return [most];
}

/** A longest path, back from the last node that lies furthest; of each node the first source that is on such a path. */
function trunkOf(nodes: readonly LayoutNode[], ranks: ReadonlyMap<number, number>): number[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  let at = nodes.reduce<LayoutNode | undefined>((furthest, node) => {
    const rank = ranks.get(node.id) as number;
    return furthest === undefined || rank >= (ranks.get(furthest.id) as number) ? node : furthest;
  }, undefined);
  const trunk: number[] = [];
  while (at) {
    trunk.push(at.id);
    const before = (ranks.get(at.id) as number) - 1;
    const source = at.from.find((id) => ranks.get(id) === before);
    at = source === undefined ? undefined : byId.get(source);
  }
  return trunk;
}

/** A node and those that follow it, each the first reader of the one before, as long as they have no lane yet. */
function chainFrom(
  id: number,
  readers: ReadonlyMap<number, readonly number[]>,
  laneOf: ReadonlyMap<number, number>,
): number[] {
  const chain = [id];
  for (;;) {
    const next = readers.get(chain.at(-1) as number)?.[0];
    if (next === undefined || laneOf.has(next)) return chain;
    chain.push(next);
  }
}

/** Lanes beside the first one, and the ranks along which each is taken. */
class Lanes {
  readonly #taken: Set<number>[] = [];

  get count(): number {
    return 1 + this.#taken.length;
  }

  /** The first lane that is free from one rank to another; it is taken there from now on. */
  take(from: number, to: number): number {
    let lane = 0;
    while (this.#taken[lane] && !isFree(this.#taken[lane] as Set<number>, from, to)) lane++;
    this.#taken[lane] ??= new Set();
    for (let rank = from; rank <= to; rank++) this.#taken[lane]?.add(rank);
    return lane + 1;
  }
}

function isFree(taken: ReadonlySet<number>, from: number, to: number): boolean {
  for (let rank = from; rank <= to; rank++) if (taken.has(rank)) return false;
  return true;
}
