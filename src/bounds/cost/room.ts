import { distinctWeights, type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import { GAPS, type RowCost, rowCost } from './passCost';

/*
 * How much memory computing takes, from the sizes of the tensors that it makes. What is reported before anything runs, what is
 * refused and how many rows go through a pass at once all come from here, so that they cannot disagree.
 */

/** Bytes of a float32 number. */
const BYTES = 4;

/** What a program takes, as measured where it runs: in all else the page and the command line are predicted alike. */
interface Program {
  /** Bytes before it has read a network, without files of a browser that all its pages share. */
  readonly bytes: number;
  /** Copies of a network's weights besides those that operations ask for: its file, what was read of it, and what kernels prepare. */
  readonly weights: number;
  /** Bounds of one input that are kept besides those that are asked for. */
  readonly kept: number;
}

const NODE: Program = { bytes: 100 * 2 ** 20, weights: 5, kept: 0 };

/**
 * The page has a worker besides, which is given a copy of the file; the file stays, to be handed over again. It shows the image
 * itself and other bounds beside those asked for.
 */
const PAGE: Program = { bytes: 125 * 2 ** 20, weights: 8, kept: 4 };

const PROGRAM = 'WorkerGlobalScope' in globalThis || 'document' in globalThis ? PAGE : NODE;

/** What is known of a node besides numbers: names, shapes, plans, and its tensors' places. Measured on 10,000 nodes. */
const BYTES_OF_NODE = 8 * 2 ** 10;

/** Copies of all bounds as they are read from the device and given out. */
const COPIES_OF_RESULTS = 2;

/** Numbers that follow from the bounds of a value and are kept from pass to pass: of relaxations, and of sums. */
const KEPT = { relaxed: 14, affine: 2, passing: 0 } as const;

/** Numbers for each that a search chooses: coefficients, slopes, where relaxations touch, and the choices seen so far. */
const COPIES_OF_CHOICES = 8;

/** More coefficients at once gain nothing (64 MiB of them, and as many for working on them). */
const MOST_COEFFICIENTS = 2 ** 24;

/** Likewise of numbers that are chosen (8 MiB). */
const MOST_CHOICES = 2 ** 21;

/** How much of the limit is planned for where rows could fill it all: predictions are a tenth too low now and then. */
const SHARE = 0.8;

/** Bytes on a device of weights and what is derived from them. */
export function bytesOfConstants({ nodes }: ReadyNetwork): number {
  const tensors = new Set(nodes.flatMap((node) => Object.values(node.tensors)));
  return BYTES * sumOf([...tensors], ({ shape }) => sizeOf(shape));
}

/** Bytes of the bounds of all values of a batch as they are given out. */
export function bytesOfResults({ shapes }: ReadyNetwork, batch: number): number {
  return BYTES * COPIES_OF_RESULTS * 2 * batch * sumOf([...shapes.values()], sizeOf);
}

/** Bytes that are taken whatever the method: program, weights wherever they lie, and both bounds of every value. */
export function bytesOfNetwork(ready: ReadyNetwork, batch: number): number {
  return bytesWhereComputed(ready, batch) + bytesElsewhere(ready);
}

function bytesElsewhere({ elsewhere = 0 }: ReadyNetwork): number {
  return GAPS * elsewhere;
}

function bytesWhereComputed(ready: ReadyNetwork, batch: number): number {
  const weights = sumOf(distinctWeights(ready.nodes), ({ data }) => data.length);
  const values = sumOf([...ready.shapes.values()], sizeOf);
  const own = BYTES * (PROGRAM.weights * weights + 2 * (batch + PROGRAM.kept) * values);
  const numbers = bytesOfConstants(ready) + own + bytesOfResults(ready, batch);
  return PROGRAM.bytes + BYTES_OF_NODE * ready.nodes.length + GAPS * numbers;
}

/** The same for methods that pass back: with what is kept from pass to pass. */
export function bytesOfPasses(ready: ReadyNetwork, batch: number): number {
  const known = bytesFor.get(ready.nodes)?.get(batch);
  if (known !== undefined) return known + bytesElsewhere(ready);
  const kept = sumOf(ready.nodes, ({ op, output }) => {
    const { backward } = operationOf(op);
    return (backward ? KEPT[backward.kind] : 0) * sizeOf(ready.shapes.get(output) as Shape);
  });
  const bytes = bytesWhereComputed(ready, batch) + BYTES * batch * kept;
  bytesFor.set(ready.nodes, (bytesFor.get(ready.nodes) ?? new Map<number, number>()).set(batch, bytes));
  return bytes + bytesElsewhere(ready);
}

/** By the number of boxes: asked for at every pass. */
const bytesFor = new WeakMap<ReadyNetwork['nodes'], Map<number, number>>();

/** Bytes of a row that is searched for. */
export function bytesOfSearch({ bytes, choices }: RowCost): number {
  return bytes + BYTES * COPIES_OF_CHOICES * choices;
}

/** Rows of each sample that go through a pass from a value together: all that are wanted, or as many as there is room for. */
export function rowsAtOnce(ready: ReadyNetwork, value: string, batch: number, wanted: number): number {
  return fitting(ready, batch, rowCost(ready, value, new Map()).bytes, wanted);
}

/** The same of rows that are searched for. */
export function searchedAtOnce(ready: ReadyNetwork, value: string, batch: number, wanted: number): number {
  return fitting(ready, batch, bytesOfSearch(rowCost(ready, value, new Map())), wanted);
}

/** Units of each sample whose two bounds go through a pass together. */
export function unitsAtOnce(ready: ReadyNetwork, batch: number, { bytes, largest }: RowCost): number {
  return fitting(ready, batch, 2 * bytes, Math.floor(MOST_COEFFICIENTS / (2 * batch * largest)));
}

/** The same where they are searched for. */
export function unitsSearchedAtOnce(ready: ReadyNetwork, batch: number, cost: RowCost): number {
  const most = Math.floor(MOST_CHOICES / (2 * batch * (1 + cost.choices)));
  return fitting(ready, batch, 2 * bytesOfSearch(cost), most);
}

/**
 * Subproblems, boxes of their own, of which as many rows of outputs each are searched for together: two halves at least.
 *
 * @param most of them
 */
export function subproblemsAtOnce(ready: ReadyNetwork, rows: number, most: number): number {
  const each = rows * bytesOfSearch(rowCost(ready, ready.network.output, new Map()));
  let count = Math.max(2, most);
  while (count > 2 && bytesOfPasses(ready, count) + count * each > SHARE * ready.memory)
    count = Math.max(2, count >> 1);
  return count;
}

function fitting(ready: ReadyNetwork, batch: number, bytes: number, wanted: number): number {
  const room = SHARE * ready.memory - bytesOfPasses(ready, batch);
  return Math.max(1, Math.min(wanted, Math.floor(room / (batch * bytes))));
}

export function sumOf<T>(items: readonly T[], sizeOfItem: (item: T) => number): number {
  return items.reduce((sum, item) => sum + sizeOfItem(item), 0);
}
