import { isActivation, operationTitle } from '../layers/layerColumns';
import { type LayeredLayout, layeredLayout, type PlacedEdge, type PlacedNode } from './layeredLayout';
import type { Repeat } from './repeats';

/** A node as the graph shows it. */
export interface PictureNode {
  readonly name: string;
  readonly op: string;
  readonly shape: readonly number[] | null;
  /** Positions of the nodes that it reads, −1 for the network's input. */
  readonly from: readonly number[];
}

/** Where a node is drawn, in pixels. */
export interface NodeBox {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly place: PlacedNode;
}

/** A line from a node to one that reads it. */
interface EdgeLine {
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly left: number;
  readonly right: number;
}

/** A frame around the first of blocks that are alike, or around all of them. */
interface BlockFrame {
  readonly repeat: Repeat;
  readonly isOpen: boolean;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export interface GraphPicture {
  readonly width: number;
  readonly height: number;
  /** The network's input first. */
  readonly boxes: readonly NodeBox[];
  readonly lines: readonly EdgeLine[];
  readonly frames: readonly BlockFrame[];
  /** The box that shows a node: its own, or that of its like in the first of the blocks. */
  boxOf(node: number): NodeBox;
}

/** The network's input among nodes. */
export const INPUT_NODE = -1;

export const CARD = { wide: 88, narrow: 76, height: 46 } as const;
const GAP = 30;
const LANE = 66;
const TOP = 40;
const SIDE = 12;
/** Between a lane that edges run along and the ranks before and after. */
const TURN = 9;

/**
 * The picture of a graph, of which blocks that are alike are drawn once unless they are open.
 *
 * @param open first nodes of the blocks that are drawn one by one
 */
export function drawGraph(
  nodes: readonly PictureNode[],
  repeats: readonly Repeat[],
  open: ReadonlySet<number>,
): GraphPicture {
  const shownFor = representatives(nodes.length, repeats, open);
  const shown = nodes.flatMap((node, at) => (shownFor(at) === at ? [{ id: at, from: node.from.map(shownFor) }] : []));
  const layout = layeredLayout([{ id: INPUT_NODE, from: [] }, ...shown]);
  const columns = columnsOf(layout, nodes);
  const boxes = layout.nodes.map((place): NodeBox => {
    const { left, width } = columns[place.rank] as Column;
    const own = widthOf(nodes[place.id]);
    return { node: place.id, x: left + (width - own) / 2, y: TOP + place.lane * LANE, width: own, place };
  });
  const byNode = new Map(boxes.map((box) => [box.node, box]));
  const boxOf = (node: number) => byNode.get(shownFor(node)) as NodeBox;
  const lines = layout.edges.map((edge) => lineOf(edge, boxOf, columns));
  const frames = repeats.map((repeat) => frameOf(repeat, open.has(repeat.first), byNode));
  const last = columns.at(-1) as Column;
  return { width: last.left + last.width + SIDE, height: TOP + layout.lanes * LANE, boxes, lines, frames, boxOf };
}

/** Maps nodes to those that stand for them. */
function representatives(count: number, repeats: readonly Repeat[], open: ReadonlySet<number>) {
  const shown = Int32Array.from({ length: count }, (_, at) => at);
  for (const { first, length, count: copies } of repeats) {
    if (open.has(first)) continue;
    for (let at = length; at < length * copies; at++) shown[first + at] = first + (at % length);
  }
  return (node: number) => (node < 0 ? INPUT_NODE : (shown[node] as number));
}

interface Column {
  readonly left: number;
  readonly width: number;
}

function columnsOf({ nodes, ranks }: LayeredLayout, all: readonly PictureNode[]): Column[] {
  const widths = new Array<number>(ranks).fill(0);
  for (const { id, rank } of nodes) widths[rank] = Math.max(widths[rank] as number, widthOf(all[id]));
  let left = SIDE;
  return widths.map((width) => {
    const column = { left, width };
    left += width + GAP;
    return column;
  });
}

/** Activations stand between others in the columns' pictures, too. */
function widthOf(node: PictureNode | undefined): number {
  return !node || isActivation(node.op) ? CARD.narrow : CARD.wide;
}

/** From the right edge of a card to the left edge of another, along the edge's lane where they are not neighbours. */
function lineOf(
  { from, to, lane }: PlacedEdge,
  boxOf: (node: number) => NodeBox,
  columns: readonly Column[],
): EdgeLine {
  const [a, b] = [boxOf(from.id), boxOf(to.id)];
  const middle = (y: number) => y + CARD.height / 2;
  const start = { x: a.x + a.width, y: middle(a.y) };
  const end = { x: b.x, y: middle(b.y) };
  const y = middle(TOP + lane * LANE);
  const afterStart = (columns[from.rank] as Column).left + (columns[from.rank] as Column).width + TURN;
  const beforeEnd = (columns[to.rank] as Column).left - TURN;
  const isPlain = start.y === end.y && y === start.y;
  const path = isPlain
    ? `M${start.x},${start.y}H${end.x}`
    : `M${start.x},${start.y}H${afterStart}V${y}H${beforeEnd}V${end.y}H${end.x}`;
  return { from: from.id, to: to.id, path, left: start.x, right: end.x };
}

function frameOf(repeat: Repeat, isOpen: boolean, byNode: ReadonlyMap<number, NodeBox>): BlockFrame {
  const length = isOpen ? repeat.length * repeat.count : repeat.length;
  let [left, right, bottom] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let at = repeat.first; at < repeat.first + length; at++) {
    const box = byNode.get(at);
    if (!box) continue;
    left = Math.min(left, box.x);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + CARD.height);
  }
  return { repeat, isOpen, left: left - TURN / 2, right: right + TURN / 2, bottom: bottom + TURN / 2 };
}

/** What is read of a node: "Conv “features.0”, 16×8×8". */
export function titleOf(node: PictureNode | undefined): string {
  return node ? operationTitle(node.op) : 'Input';
}

/** What layers of a network and nodes of a report have in common. */
interface Computing {
  readonly name: string;
  readonly op: string;
  readonly shape: readonly number[] | null;
  readonly inputs: readonly string[];
  readonly output: string;
}

/**
 * The nodes of a graph with the positions of those that they read; what nothing before computes is the network's input.
 *
 * @param nodes in an order in which they can be computed
 */
export function graphNodes(nodes: readonly Computing[]): PictureNode[] {
  const producer = new Map<string, number>();
  return nodes.map(({ name, op, shape, inputs, output }, at) => {
    const from = inputs.map((input) => producer.get(input) ?? INPUT_NODE);
    producer.set(output, at);
    return { name, op, shape, from };
  });
}
