import * as tf from '@tensorflow/tfjs-core';
import { chainOf } from '../bounds/backward/chain/chainOf';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { multiplicationsOf } from '../bounds/cost/passCost';
import { inputBox } from '../bounds/inputBox';
import { boundValues } from '../bounds/methods/ibp';
import { disposeBounds } from '../bounds/valueBounds';
import { QUICKEST_METHOD } from '../catalog/methods';
import { REAL_ROUNDING } from '../catalog/roundings';
import { boundChain, hasChains } from '../kernels/chain/chain';
import { packFilter } from '../kernels/chain/packFilter';
import type { Chain, ChainSteps, ChainTile } from '../kernels/chain/types';
import type { Interval } from '../kernels/rounding/interval';
import { type ReadyNode, type Shape, sizeOf } from '../network/network';
import { operationOf } from '../network/ops';
import type { Affine } from '../network/passingBack';
import type { ReadyNetwork } from '../network/upload';
import type { BenchPlan } from './benchCase';
import { disturbance, leastTime, type Task, Turns } from './measureInTurns';
import type { Measurement } from './measurement';
import type { ReadyCase } from './readyCase';

/** Billions of useful products a second that the kernels of a layer reach, roundings included. */
export interface KernelFigures {
  /** The layer and its output, in words. */
  readonly layer: string;
  /** Products of one sample. */
  readonly products: number;
  /** Products of one sum, forwards and on the way back, and the share of them that is useful: blocks compute zeros where they are not full. */
  readonly sums: Readonly<Record<'interval' | 'backward', { readonly terms: number; readonly filled: number }>>;
  /** Products for each number that is read or written. */
  readonly perNumber: number;
  /** How much longer a run took as a rule than the quickest, which nothing disturbed. */
  readonly disturbed: Readonly<Record<'interval' | 'backward', number>>;
  /** Of a run at best. */
  readonly milliseconds: Readonly<Record<'interval' | 'backward', number>>;
  /** Over boxes: of W with centres and of |W| with radii. */
  readonly interval: number;
  /** Of rows of coefficients on their way back. */
  readonly backward: number;
}

/** Rows that are passed back together, and how many of them side by side. */
const ROWS = 128;
const TILE_ROWS = 8;

/** The kernels of each layer that sums products, on the boxes that a network's own images make there. */
export async function openKernels(
  { model, inputs }: ReadyCase,
  plan: BenchPlan,
): Promise<Measurement<KernelFigures>[]> {
  const { ready } = model;
  const batch = plan.batch[QUICKEST_METHOD];
  const box = inputBox(inputs(batch).values, plan.epsilon, [0, 1], REAL_ROUNDING);
  const bounds = await boundValues(ready, box, batch, REAL_ROUNDING, NO_CHECKPOINT);
  const layers = ready.nodes.filter((node) => productsOf(node, ready) > 0);
  const boxes = layers.map((node) => node.inputs.map((name) => tf.clone(bounds.get(name) as Interval) as Interval));
  disposeBounds(bounds);
  return layers.map((node, at) => openLayer(node, ready, boxes[at] as Interval[], batch, plan));
}

function openLayer(
  node: ReadyNode,
  ready: ReadyNetwork,
  boxes: readonly Interval[],
  batch: number,
  plan: BenchPlan,
): Measurement<KernelFigures> {
  const { interval, backward } = operationOf(node.op);
  const shape = ready.shapes.get(node.output) as Shape;
  const coefficients = tf.randomNormal([ROWS, ...shape], 0, 1, 'float32', 1);
  const chain = chainThrough(node, ready, coefficients);
  const tasks: Task[] = [
    task('interval', () => [interval(boxes, node, REAL_ROUNDING)]),
    chain
      ? { name: 'backward', run: async () => void boundChain(chain) }
      : task('backward', () => (backward as Affine).transpose(coefficients, node, REAL_ROUNDING)),
  ];
  const products = productsOf(node, ready);
  return {
    turns: new Turns(tasks, { ...plan, budget: plan.budget / 4 }),
    figures: (timings) => ({
      layer: `${node.op} → ${shape.join('×')}`,
      products,
      sums: sumsOf(node, products / sizeOf(shape)),
      perNumber: products / (sizeOf(shape) + node.inputShapes.reduce((sum, input) => sum + sizeOf(input), 0)),
      disturbed: { interval: disturbance(timings, 'interval'), backward: disturbance(timings, 'backward') },
      milliseconds: { interval: leastTime(timings, 'interval'), backward: leastTime(timings, 'backward') },
      interval: (2 * batch * products) / leastTime(timings, 'interval') / 1e6,
      backward: (ROWS * products) / leastTime(timings, 'backward') / 1e6,
    }),
    dispose: () => tf.dispose([coefficients, ...boxes]),
  };
}

/** Rows that pass back through a layer alone, as chains of layers take them, where they can be had and pass this one. */
function chainThrough(node: ReadyNode, ready: ReadyNetwork, start: tf.Tensor): Chain | undefined {
  const link = hasChains() ? chainOf(ready, node.output)?.links[0] : undefined;
  if (link?.kind !== 'products') return undefined;
  const [height, width] = link.value;
  const piece = { sample: 0, top: 0, left: 0, height, width };
  const tiles: ChainTile[] = Array.from({ length: ROWS / TILE_ROWS }, (_, tile) => {
    return { ...piece, rows: Array.from({ length: TILE_ROWS }, (_, row) => tile * TILE_ROWS + row) };
  });
  const filter = packFilter(link.filter, link.input, link.key);
  const steps: ChainSteps = [
    { kind: 'bounds', value: link.value },
    { kind: 'products', value: link.input, filter },
    { kind: 'bounds', value: link.input },
  ];
  return { steps, tiles, start, isOutward: true, products: productsOf(node, ready) };
}

function productsOf(node: ReadyNode, { shapes }: ReadyNetwork): number {
  return multiplicationsOf(node, shapes.get(node.output) as Shape);
}

/** Outputs, and on the way back entries, that WebAssembly computes together. */
const [OUTPUTS_AT_ONCE, ENTRIES_AT_ONCE] = [8, 4];

/** @param terms of an output */
function sumsOf(node: ReadyNode, terms: number): KernelFigures['sums'] {
  const { filter, weight } = node.weights;
  const [rows, columns, inputs, outputs] = (filter?.shape ?? [1, 1, ...(weight?.shape ?? [terms, 1])]) as number[];
  const strides = (node.attributes.strides ?? [1, 1]) as readonly [number, number];
  const taps = [rows as number, columns as number].map((size, axis) => Math.ceil(size / (strides[axis] as number)));
  const [down, right] = taps as [number, number];
  // What a position leads to: each place within a stride, with all channels.
  const entries = strides[0] * strides[1] * (inputs as number);
  const useful = ((rows as number) * (columns as number)) / (down * right * strides[0] * strides[1]);
  return {
    interval: { terms, filled: filledBy(outputs as number, OUTPUTS_AT_ONCE) },
    backward: { terms: down * right * (outputs as number), filled: useful * filledBy(entries, ENTRIES_AT_ONCE) },
  };
}

function filledBy(count: number, atOnce: number): number {
  return count / (atOnce * Math.ceil(count / atOnce));
}

/** Graphics devices compute when they are asked: for one number, since the others would take longer to come than to be computed. */
function task(name: string, compute: () => tf.Tensor[]): Task {
  const ask = (made: tf.Tensor) => tf.tidy(() => tf.slice(tf.reshape(made, [-1]), 0, 1));
  return {
    name,
    run: async () => {
      const made = tf.tidy(compute);
      if (tf.getBackend() === 'webgpu') {
        const number = ask(made[0] as tf.Tensor);
        await number.data();
        number.dispose();
      }
      tf.dispose(made);
    },
  };
}
