import * as tf from '@tensorflow/tfjs-core';
import { METHODS, type Method } from '../../catalog/methods';
import { hasChains } from '../../kernels/chain/chain';
import { classesOf } from '../../network/classes/classes';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { looksFrom, SEARCH } from '../alpha/searchPlan';
import { chainOf } from '../backward/chain/chainOf';
import { inputsToTighten } from '../backward/inputsToTighten';
import { type Fields, fieldsOf } from '../backward/windows/field';
import { multiplicationsOf, PRODUCTS_OF_READING, type RowCost, roughRowCosts, rowCost } from './passCost';
import {
  bytesOfNetwork,
  bytesOfPasses,
  bytesOfResults,
  bytesOfSearch,
  rowsAtOnce,
  searchedAtOnce,
  sumOf,
  unitsAtOnce,
  unitsSearchedAtOnce,
} from './room';

/** Of larger networks the way of every row back is not followed. */
const MANY_NODES = 500;

/** What takes time. */
export interface Work {
  /** Of passes of intervals, of passes back that account for rounding, and of a search, which ignores it. */
  readonly multiplications: { readonly intervals: number; readonly exact: number; readonly plain: number };
  /** Numbers written to memory, and read from it. */
  readonly numbers: number;
  /** Operations begun, over all passes. */
  readonly steps: number;
  /** How often results are waited for. */
  readonly readings: number;
}

/** What bounding a batch of boxes takes, if every unit that can be is unstable. */
export interface MethodCost extends Work {
  /** What it takes as a rule: some units have a sign, and some passes leave nothing in memory. */
  readonly usual: Work;
  /** Rows of coefficients that are passed back. */
  readonly rows: number;
  /** Bytes where most are held. */
  readonly bytes: number;
  /**
   * The value whose passes multiply most as a rule, how many of its units have such, and their share of all; absent for
   * intervals.
   */
  readonly heaviest?: { readonly value: string; readonly units: number; readonly share: number };
}

/**
 * The cost of a method, from the sizes of the tensors that it makes.
 *
 * @param ready as `planNetwork` gives it, or on the device
 * @param backend where it would be computed, which the usual work depends on
 */
export function methodCost(
  ready: ReadyNetwork,
  method: Method,
  batch = 1,
  backend: string = tf.getBackend(),
): MethodCost {
  const { relaxes, inner, searchesFrom } = METHODS[method];
  const intervals = costOfIntervals(ready, batch);
  if (!relaxes) {
    const work = workOf(intervals, [], []);
    return { ...work, usual: work, rows: 0, bytes: bytesOfNetwork(ready, batch) };
  }
  const passes = [...(inner === 'backward' ? innerPasses(ready) : []), outputPass(ready)];
  const base = bytesOfPasses(ready, batch);
  const plain = passes.map((pass) => costOfPasses(pass, batch, 1, heldBy(ready, pass, batch)));
  const searched = searchesFrom
    ? passes.map((pass) => costOfPasses(pass, batch, timesSearched(pass), heldSearching(ready, pass, batch)))
    : [];
  const usualPlain = passes.map((pass, at) => usualOf(ready, pass, plain[at] as PassesCost, backend));
  const usualSearched = searched.map((cost, at) => usuallySearched(passes[at] as Pass, cost));
  const usual = workOf(intervals, usualPlain, usualSearched);
  return {
    ...workOf(intervals, plain, searched),
    usual,
    rows: sumOf(plain, (cost) => cost.rows),
    bytes: base + Math.max(...[...plain, ...searched].map((cost) => cost.bytes)),
    heaviest: heaviestOf(ready, passes, [usualPlain, usualSearched], usual),
  };
}

/** Work of intervals, of passes back and of a search. */
function workOf(intervals: IntervalsCost, plain: readonly PassesCost[], searched: readonly PassesCost[]): Work {
  const all = [intervals, ...plain, ...searched];
  const products = (costs: readonly PassesCost[]) => sumOf(costs, (cost) => cost.multiplications);
  const times = timesBounded(searched);
  return {
    multiplications: {
      intervals: intervals.multiplications * times,
      exact: products(plain) * times,
      plain: products(searched),
    },
    numbers: sumOf(all, (cost) => cost.numbers),
    steps: sumOf(all, (cost) => cost.steps),
    readings: sumOf([...plain, ...searched], (cost) => cost.readings) + (plain.length === 1 ? 0 : 1),
  };
}

/** A search intersects what it finds with bounds of its own. */
function timesBounded(searched: readonly PassesCost[]): number {
  return searched.length > 0 ? 2 : 1;
}

type IntervalsCost = ReturnType<typeof costOfIntervals>;
type PassesCost = ReturnType<typeof costOfPasses>;

/** Measured: of the units that may be unstable, those that are as a rule, and those whose slopes are searched. */
const UNSTABLE = 0.75;
const SEARCHED = 0.25;

/**
 * Measured: of the units that a chain's products lead to, those that are not off. What leaves its chain multiplies zeros that stand between
 * strides, and in windows beyond an edge.
 */
const [NOT_OFF, OUTSIDE_CHAINS] = [0.8, 2];

/** Rows that pass back through a chain of layers leave no numbers in memory. */
function usualOf(ready: ReadyNetwork, pass: Pass, cost: PassesCost, backend: string): PassesCost {
  const isChain = passesChain(ready, pass.value, backend);
  const share = pass.fields ? UNSTABLE : 1;
  return {
    ...cost,
    multiplications: cost.multiplications * share * (isChain ? NOT_OFF : OUTSIDE_CHAINS),
    numbers: isChain ? 0 : cost.numbers * share,
    // Of units the program is given a chain of their own for each value; of the outputs it runs once.
    steps: isChain && !pass.fields ? (cost.steps * OPERATIONS_OF_CHAINS) / OPERATIONS_BACK : cost.steps,
  };
}

/** Of many nodes the outputs' way tells: what stands before a link of a chain is one, too. */
function passesChain(ready: ReadyNetwork, value: string, backend: string): boolean {
  const from = ready.nodes.length > MANY_NODES ? ready.network.output : value;
  return hasChains(backend) && chainOf(ready, from) !== undefined;
}

function usuallySearched({ fields }: Pass, cost: PassesCost): PassesCost {
  const share = fields ? SEARCHED : 1;
  return { ...cost, multiplications: cost.multiplications * share, numbers: cost.numbers * share };
}

/** Bytes where most are held while a batch is bounded, of which no more than there is room for are bounded at once. */
export function bytesFor(ready: ReadyNetwork, method: Method, batch = 1): number {
  return methodCost(ready, method).bytes + bytesOfResults(ready, batch - 1);
}

/** How many boxes of a batch are bounded at once, at most. */
export function boxesAtOnce(ready: ReadyNetwork, method: Method, batch: number, most: number): number {
  let boxes = Math.min(batch, most);
  while (boxes > 1 && methodCost(ready, method, boxes).bytes + bytesOfResults(ready, batch - boxes) > ready.memory) {
    boxes = Math.ceil(boxes / 2);
  }
  return boxes;
}

function heaviestOf(
  { shapes }: ReadyNetwork,
  passes: readonly Pass[],
  [plain, searched]: readonly [readonly PassesCost[], readonly PassesCost[]],
  { multiplications }: Work,
) {
  const times = timesBounded(searched);
  const productsAt = (at: number) => times * (plain[at]?.multiplications ?? 0) + (searched[at]?.multiplications ?? 0);
  const at = passes.reduce((best, _, index) => (productsAt(index) > productsAt(best) ? index : best), 0);
  const { value } = passes[at] as Pass;
  const { intervals, exact, plain: ignoring } = multiplications;
  const share = productsAt(at) / Math.max(1, intervals + exact + ignoring);
  return { value, units: sizeOf(shapes.get(value) as Shape), share };
}

/** Rows of coefficients of one value. */
interface Pass {
  readonly value: string;
  /** Of each sample. */
  readonly rows: number;
  readonly cost: RowCost;
  /** Where they are kept as windows; absent for the outputs. */
  readonly fields?: Fields;
}

/** Two rows for every unit that an operation may want tight. */
function innerPasses(ready: ReadyNetwork): Pass[] {
  const wanted = new Set(ready.nodes.flatMap((node) => inputsToTighten(ready, node).map(({ value }) => value)));
  if (ready.nodes.length > MANY_NODES) {
    const costs = roughRowCosts(ready);
    const rowsOf = (value: string) => 2 * sizeOf(ready.shapes.get(value) as Shape);
    return [...wanted].map((value) => {
      return { value, rows: rowsOf(value), cost: costs.get(value) as RowCost, fields: new Map() };
    });
  }
  return [...wanted].map((value) => {
    const fields = fieldsOf(ready, value);
    return { value, rows: 2 * sizeOf(ready.shapes.get(value) as Shape), cost: rowCost(ready, value, fields), fields };
  });
}

/** Both bounds of the outputs, and the margins from below. */
function outputPass(ready: ReadyNetwork): Pass {
  const { network, shapes } = ready;
  const { outputs, count } = classesOf(network, shapes);
  return { value: network.output, rows: 2 * outputs + count, cost: rowCost(ready, network.output, new Map()) };
}

function costOfIntervals(ready: ReadyNetwork, batch: number) {
  const { nodes, shapes } = ready;
  const sizeOfOutput = (name: string) => sizeOf(shapes.get(name) as Shape);
  return {
    multiplications: 2 * batch * sumOf(nodes, (node) => multiplicationsOf(node, shapes.get(node.output) as Shape)),
    numbers: 2 * batch * sumOf(nodes, ({ output }) => sizeOfOutput(output)),
    steps: nodes.length,
  };
}

/** What of a pass lies in memory at once, and in how many parts it runs. */
interface Held {
  readonly bytes: number;
  readonly parts: number;
}

function heldBy(ready: ReadyNetwork, { value, rows, cost, fields }: Pass, batch: number): Held {
  const most = fields ? 2 * unitsAtOnce(ready, batch, cost) : rowsAtOnce(ready, value, batch, rows);
  return held(rows, most, batch * cost.bytes);
}

function heldSearching(ready: ReadyNetwork, { value, rows, cost, fields }: Pass, batch: number): Held {
  const most = fields ? 2 * unitsSearchedAtOnce(ready, batch, cost) : searchedAtOnce(ready, value, batch, rows);
  return held(rows, most, batch * bytesOfSearch(cost));
}

function held(rows: number, most: number, bytes: number): Held {
  return { bytes: Math.min(rows, most) * bytes, parts: Math.ceil(rows / most) };
}

/** Each step of a search passes back and forward. */
function timesSearched({ fields }: Pass): number {
  return 2 * (fields ? SEARCH.inner : SEARCH.outputs);
}

/** Operations for each node that rows pass back through, one by one or in a chain. Measured. */
const [OPERATIONS_BACK, OPERATIONS_OF_CHAINS] = [4, 0.5];

function costOfPasses({ rows, cost, fields }: Pass, batch: number, times: number, { bytes, parts }: Held) {
  const multiplications = batch * rows * times * cost.multiplications;
  const looks = times > 1 ? looksFrom(SEARCH.outputs) : 0;
  return {
    rows: batch * rows,
    multiplications,
    numbers: batch * rows * times * cost.numbers,
    steps: parts * times * cost.nodes * OPERATIONS_BACK,
    // Of units it is asked only where that may spare enough which are open.
    readings: fields ? Number(multiplications > PRODUCTS_OF_READING) : parts * (1 + looks),
    bytes,
  };
}
