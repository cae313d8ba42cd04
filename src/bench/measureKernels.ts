import * as tf from '@tensorflow/tfjs-core';
import { boundValues, disposeBounds, type ValueBounds } from '../bounds/boundValues';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { multiplicationsOf } from '../bounds/cost/passCost';
import { inputBox } from '../bounds/inputBox';
import { QUICKEST_METHOD } from '../catalog/methods';
import { REAL_ROUNDING } from '../catalog/roundings';
import type { Interval } from '../kernels/rounding/interval';
import type { ReadyNode, Shape } from '../network/network';
import { operationOf } from '../network/ops';
import type { Affine } from '../network/passingBack';
import type { ReadyNetwork } from '../network/upload';
import type { BenchPlan } from './benchCase';
import { leastTime, measureInTurns, type Task } from './measureInTurns';
import type { ReadyCase } from './readyCase';

/** Billions of useful products a second that the kernels of a layer reach, roundings included. */
export interface KernelFigures {
  /** The layer and its output, in words. */
  readonly layer: string;
  /** Products of one sample. */
  readonly products: number;
  /** Over boxes: of W with centres and of |W| with radii. */
  readonly interval: number;
  /** Of rows of coefficients on their way back. */
  readonly backward: number;
}

/** Rows that are passed back together. */
const ROWS = 128;

/** Times the kernels of each layer that sums products, on the boxes that a network's own images make there. */
export async function measureKernels({ model, inputs }: ReadyCase, plan: BenchPlan): Promise<KernelFigures[]> {
  const { ready } = model;
  const batch = plan.batch[QUICKEST_METHOD];
  const box = inputBox(inputs(batch).values, plan.epsilon, [0, 1], REAL_ROUNDING);
  const bounds = await boundValues(ready, box, batch, REAL_ROUNDING, NO_CHECKPOINT);
  try {
    const layers = ready.nodes.filter((node) => productsOf(node, ready) > 0);
    const figures: KernelFigures[] = [];
    for (const node of layers) figures.push(await measureLayer(node, ready, bounds, batch, plan));
    return figures;
  } finally {
    disposeBounds(bounds);
  }
}

async function measureLayer(
  node: ReadyNode,
  ready: ReadyNetwork,
  bounds: ValueBounds,
  batch: number,
  plan: BenchPlan,
): Promise<KernelFigures> {
  const { interval, backward } = operationOf(node.op);
  const shape = ready.shapes.get(node.output) as Shape;
  const boxes = node.inputs.map((name) => bounds.get(name) as Interval);
  const coefficients = tf.randomNormal([ROWS, ...shape], 0, 1, 'float32', 1);
  const tasks: Task[] = [
    task('interval', () => [interval(boxes, node, REAL_ROUNDING)]),
    task('backward', () => (backward as Affine).transpose(coefficients, node, REAL_ROUNDING)),
  ];
  const timings = await measureInTurns(tasks, { ...plan, budget: plan.budget / 4 });
  coefficients.dispose();
  const products = productsOf(node, ready);
  return {
    layer: `${node.op} → ${shape.join('×')}`,
    products,
    interval: (2 * batch * products) / leastTime(timings, 'interval') / 1e6,
    backward: (ROWS * products) / leastTime(timings, 'backward') / 1e6,
  };
}

function productsOf(node: ReadyNode, { shapes }: ReadyNetwork): number {
  return multiplicationsOf(node, shapes.get(node.output) as Shape);
}

/** Graphics devices compute when they are asked. */
function task(name: string, compute: () => tf.Tensor[]): Task {
  return {
    name,
    run: async () => {
      const made = tf.tidy(compute);
      if (tf.getBackend() === 'webgpu') await (made[0] as tf.Tensor).data();
      tf.dispose(made);
    },
  };
}
