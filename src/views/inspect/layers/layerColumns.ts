import { operationRow } from '../../../catalog/operations';

/** What the grouping needs to know of one node; the engine's `LayerSummary` fits. */
export interface LayerNode {
  readonly name: string;
  readonly op: string;
  readonly shape: readonly number[];
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whether it gives zeros, whatever it reads. */
  readonly zero?: true;
}

/** One column of the layer strip: a computation, what only rescales it, its activation and what only reshapes it. */
export interface LayerColumn {
  /** "Conv 2", "Dense 1", "Input", "Logits". */
  readonly title: string;
  /** Indices into the network's nodes, in the order of the file; the input's column may be empty. */
  readonly nodes: readonly number[];
  /** The node whose output the column draws: the last one before the activation; −1 is the network's input. */
  readonly before: number;
  /** The activation, where there is one. */
  readonly activation?: number;
  readonly shape: readonly number[];
  /** The columns that its nodes read. */
  readonly from: readonly number[];
}

/** Index that stands for the network's input, which is no node. */
export const INPUT = -1;

/** The name people read for an operation: "Dense" for Gemm, the operator's own name where there is no better one. */
export function operationTitle(op: string): string {
  return operationRow(op)?.title ?? op;
}

export function isActivation(op: string): boolean {
  return operationRow(op)?.group === 'activation';
}

/** Whether an operation only moves values. */
function isMove(op: string): boolean {
  return operationRow(op)?.group === 'move';
}

interface Draft {
  readonly nodes: number[];
  before: number;
  activation?: number;
  shape: readonly number[];
}

/** Groups the nodes into columns; every node stands in exactly one. Nodes come in an order that can be computed. */
export function layerColumns(nodes: readonly LayerNode[], inputShape: readonly number[]): LayerColumn[] {
  const producer = new Map(nodes.map((node, index) => [node.output, index]));
  const readers = countReaders(nodes);
  const input: Draft = { nodes: [], before: INPUT, shape: inputShape };
  const drafts = [input];
  const columnOf = new Map<number, Draft>([[INPUT, input]]);

  nodes.forEach((node, index) => {
    const sources = node.inputs.map((name) => producer.get(name) ?? INPUT);
    const source = sources[0] ?? INPUT;
    const column = columnOf.get(source) ?? input;
    const isTail = sources.length <= 1 && (column.nodes.at(-1) ?? INPUT) === source;
    if (isTail && joins(node.op, column, readers.get(source) ?? 0)) {
      column.nodes.push(index);
      if (isActivation(node.op)) column.activation = index;
      else if (column.activation === undefined && column !== input) advance(column, index, node);
      columnOf.set(index, column);
    } else {
      const fresh: Draft = { nodes: [index], before: index, shape: node.shape };
      drafts.push(fresh);
      columnOf.set(index, fresh);
    }
  });
  const places = new Map(drafts.map((draft, place) => [draft, place]));
  const placeOf = (node: number) => places.get(columnOf.get(node) ?? input) as number;
  const sources = drafts.map(({ nodes: own }, place) => {
    const read = own.flatMap((index) => nodes[index]?.inputs.map((name) => placeOf(producer.get(name) ?? INPUT)) ?? []);
    return [...new Set(read)].filter((source) => source !== place).sort((a, b) => a - b);
  });
  return titled(drafts, nodes).map((column, place) => ({ ...column, from: sources[place] ?? [] }));
}

/** Whether a node that reads the end of a column only continues it. */
function joins(op: string, column: Draft, readersOfTail: number): boolean {
  if (isMove(op)) return true;
  if (column.before === INPUT || column.activation !== undefined) return false;
  return isActivation(op) || (operationRow(op)?.rescales === true && readersOfTail === 1);
}

/** Only what changes values moves the point that is drawn; a Flatten keeps the maps as they were. */
function advance(column: Draft, index: number, node: LayerNode): void {
  if (isMove(node.op)) return;
  column.before = index;
  column.shape = node.shape;
}

function countReaders(nodes: readonly LayerNode[]): Map<number, number> {
  const producer = new Map(nodes.map((node, index) => [node.output, index]));
  const count = new Map<number, number>();
  for (const node of nodes) {
    for (const name of new Set(node.inputs)) {
      const source = producer.get(name) ?? INPUT;
      count.set(source, (count.get(source) ?? 0) + 1);
    }
  }
  return count;
}

/** Numbers the columns by kind; the one that ends the network, without an activation, holds the logits. */
function titled(drafts: readonly Draft[], nodes: readonly LayerNode[]): Omit<LayerColumn, 'from'>[] {
  const seen = new Map<string, number>();
  return drafts.map((draft, position) => {
    if (draft.before === INPUT) return { ...draft, title: 'Input' };
    if (position === drafts.length - 1 && draft.activation === undefined) return { ...draft, title: 'Logits' };
    const own = draft.nodes.map((index) => nodes[index] as LayerNode);
    // A constant among values reads what it is put beside, times 0: it is called as in the file.
    if (own.some(({ zero }) => zero)) return { ...draft, title: own.at(-1)?.name ?? '' };
    const kind = kindOf(own[0] as LayerNode);
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    return { ...draft, title: `${kind} ${number}` };
  });
}

/** A sum of two branches is a layer to look at; with a constant it only shifts, as a product only scales. */
function kindOf({ op, inputs }: LayerNode): string {
  return (inputs.length < 2 && operationRow(op)?.titleWithConstant) || operationTitle(op);
}

/** The column that holds a node. */
export function columnOfNode(columns: readonly LayerColumn[], node: number): number {
  const found = columns.findIndex((column) => column.nodes.includes(node) || column.before === node);
  return Math.max(found, 0);
}
