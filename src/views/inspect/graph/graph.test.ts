import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNode, moveTo, neighboursIn } from './graphMoves';
import { drawGraph, INPUT_NODE, type PictureNode } from './graphPicture';
import { type LayoutNode, layeredLayout } from './layeredLayout';
import { findRepeats } from './repeats';

/** A node reads the one before it, or what is said. */
function chain(ops: readonly string[], reads: Readonly<Record<number, readonly number[]>> = {}): PictureNode[] {
  return ops.map((op, at) => ({ name: `n${at}`, op, shape: [4], from: reads[at] ?? [at - 1] }));
}

/** A convolution, then so many blocks with a shortcut around two convolutions. */
function residual(blocks: number): PictureNode[] {
  const block = ['Conv', 'Relu', 'Conv', 'Add', 'Relu'];
  const ops = ['Conv', 'Relu', ...Array.from({ length: blocks }, () => block).flat(), 'Gemm'];
  const adds = ops.flatMap((op, at) => (op === 'Add' ? [[at, [at - 1, at - 4]] as const] : []));
  return chain(ops, Object.fromEntries(adds));
}

const graphs: fc.Arbitrary<LayoutNode[]> = fc
  .array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 })
  .map((all) => [
    { id: 0, from: [] },
    ...all.map((picks, at) => ({ id: at + 1, from: picks.map((pick) => pick % (at + 1)) })),
  ]);

describe('the layout', () => {
  it('puts a chain in one lane', () => {
    const { nodes, ranks, lanes } = layeredLayout([
      { id: 7, from: [] },
      { id: 8, from: [7] },
      { id: 9, from: [8] },
    ]);
    expect(nodes.map(({ rank }) => rank)).toEqual([0, 1, 2]);
    expect([ranks, lanes]).toEqual([3, 1]);
  });

  it('puts a shortcut with a node of its own in the second lane, and one without along it', () => {
    const { nodes, edges } = layeredLayout([
      { id: 0, from: [] },
      { id: 1, from: [0] },
      { id: 2, from: [1] },
      { id: 3, from: [0] },
      { id: 4, from: [2, 3] },
      { id: 5, from: [4] },
      { id: 6, from: [5, 4] },
    ]);
    expect(nodes.map(({ lane }) => lane)).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(edges.find(({ from, to }) => from.id === 4 && to.id === 6)?.lane).toBe(1);
  });

  it('draws all nodes, none over another, no edge through one, and every edge to the right', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { nodes, edges, ranks, lanes } = layeredLayout(graph);
        expect(nodes.map(({ id }) => id)).toEqual(graph.map(({ id }) => id));
        const places = new Set(nodes.map(({ rank, lane }) => `${rank} ${lane}`));
        expect(places.size).toBe(nodes.length);
        expect(nodes.every(({ rank, lane }) => rank < ranks && lane < lanes)).toBe(true);
        expect(edges).toHaveLength(graph.reduce((sum, { from }) => sum + new Set(from).size, 0));
        for (const { from, to, lane } of edges) {
          expect(to.rank).toBeGreaterThan(from.rank);
          for (let rank = from.rank + 1; rank < to.rank; rank++) expect(places.has(`${rank} ${lane}`)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('repeated blocks', () => {
  it('are found between places that all paths go through', () => {
    expect(findRepeats(residual(3))).toEqual([{ first: 2, length: 5, count: 3 }]);
    expect(findRepeats(chain(['Conv', 'Relu', 'Conv', 'Relu', 'Gemm']))).toEqual([{ first: 0, length: 2, count: 2 }]);
    expect(findRepeats(chain(['Conv', 'Relu', 'Gemm']))).toEqual([]);
  });

  it('are drawn once, with the branches of the first, until they are opened', () => {
    const nodes = residual(3);
    const repeats = findRepeats(nodes);
    const closed = drawGraph(nodes, repeats, new Set());
    expect(closed.boxes.map(({ node }) => node)).toEqual([INPUT_NODE, 0, 1, 2, 3, 4, 5, 6, 17]);
    expect(closed.boxOf(12).node).toBe(2);
    expect(closed.lines.some(({ from, to }) => from === 6 && to === 17)).toBe(true);
    const open = drawGraph(nodes, repeats, new Set([2]));
    expect(open.boxes).toHaveLength(nodes.length + 1);
    expect(open.frames[0]?.right).toBeGreaterThan(closed.frames[0]?.right ?? 0);
  });

  it('of a chain of 10,000 nodes are found and drawn, closed or open, within a second', () => {
    const nodes = chain(Array.from({ length: 10_000 }, (_, at) => (at % 2 === 0 ? 'Gemm' : 'Relu')));
    const start = performance.now();
    const repeats = findRepeats(nodes);
    expect(repeats).toEqual([{ first: 0, length: 2, count: 5000 }]);
    expect(drawGraph(nodes, repeats, new Set()).boxes).toHaveLength(3);
    const open = drawGraph(nodes, repeats, new Set([0]));
    expect(open.boxes).toHaveLength(10_001);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('keys', () => {
  const nodes = residual(1);
  const picture = drawGraph(nodes, [], new Set());
  const neighbours = neighboursIn(picture);
  const move = (key: string, node: number) => moveTo(key, picture, neighbours, node);

  it('lead along the path and to its ends', () => {
    expect([move('ArrowRight', 0), move('ArrowLeft', 0), move('Home', 4), move('End', 0)]).toEqual([
      1,
      INPUT_NODE,
      INPUT_NODE,
      nodes.length - 1,
    ]);
    expect(move('x', 0)).toBeUndefined();
    expect(move('ArrowRight', nodes.length - 1)).toBeUndefined();
  });

  it('lead between branches', () => {
    const branched = drawGraph(chain(['Conv', 'Relu', 'Conv', 'Conv', 'Add'], { 3: [0], 4: [2, 3] }), [], new Set());
    const between = neighboursIn(branched);
    expect(moveTo('ArrowDown', branched, between, 1)).toBe(3);
    expect(moveTo('ArrowUp', branched, between, 3)).toBe(1);
  });

  it('find the next node by its name or operation', () => {
    const named = nodes.map((node) => ({ ...node, title: node.op }));
    expect(findNode(named, 'add', -1)).toBe(5);
    expect(findNode(named, 'relu', 1)).toBe(3);
    expect(findNode(named, 'relu', 6)).toBe(1);
    expect(findNode(named, 'softmax', 0)).toBeUndefined();
  });
});
