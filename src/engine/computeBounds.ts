import * as tf from '@tensorflow/tfjs-core';
import type { AlphaStep } from '../bounds/alphaCrown';
import type { Checkpoint } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { verdictOf } from '../bounds/verdict';
import { classesOf } from '../network/classes';
import { forward } from '../network/forward';
import { type Shape, sizeOf } from '../network/network';
import { assembleBounds, type ChunkResult } from './assembleBounds';
import { boundBy } from './boundBy';
import type { InputBatch } from './inputs';
import type { StoredModel } from './modelStore';
import { progressAt } from './progress';
import { refutedAtCenter } from './refutedAtCenter';
import type { FullRequest } from './request';
import { rowOf } from './rowOf';
import type { BoundsResult, Progress } from './types';

/**
 * Numbers of one chunk of samples that lie on the device at once, all layers counted (16 MiB): little enough for any
 * device, and for a cancelled run to end soon.
 */
const MOST_VALUES = 2 ** 22;

/** Bounds of a batch, chunk by chunk, each small enough for the device's memory. */
export async function computeBounds(
  model: StoredModel,
  inputs: InputBatch,
  request: FullRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<BoundsResult> {
  const start = performance.now();
  const size = sizeOf(model.network.input.shape);
  const chunk = chunkSize(model);
  const parts: ChunkResult[] = [];
  for (let first = 0; first < inputs.batch; first += chunk) {
    const last = Math.min(first + chunk, inputs.batch);
    const values = inputs.values.subarray(first * size, last * size);
    const onStep = ({ done, total, rising }: AlphaStep) => {
      const progress = progressAt(first + ((last - first) * done) / total, inputs.batch, start);
      onProgress({ ...progress, ...(rising && { rising }) });
    };
    parts.push(await boundChunk(model, values, inputs.labels?.slice(first, last), request, checkpoint, onStep));
    onProgress(progressAt(last, inputs.batch, start));
  }
  return assembleBounds(model, parts, request, performance.now() - start);
}

async function boundChunk(
  { ready, network }: StoredModel,
  values: Float64Array,
  trueLabels: readonly number[] | undefined,
  request: FullRequest,
  checkpoint: Checkpoint,
  onStep: (step: AlphaStep) => void,
): Promise<ChunkResult> {
  const { epsilon, clip, rounding, method } = request;
  const box = inputBox(values, epsilon, clip, rounding);
  const batch = values.length / sizeOf(network.input.shape);
  const logits = await logitsOf(ready, values, [batch, ...network.input.shape]);
  const predictions = predict(ready, logits);
  const labels = chooseLabels(ready, logits, request.label, trueLabels);
  const bounds = await boundBy(method, ready, box, labels, rounding, checkpoint, onStep);
  const refuted = await refutedAtCenter(ready, values, predictions, labels, request, checkpoint);
  const verdicts = labels.map((label, row) =>
    refuted.has(row) ? 'falsified' : verdictOf(rowOf(bounds.margins.lower, row, batch), label),
  );
  return { logits, predictions, labels, verdicts, bounds };
}

/** The logits of a batch as the device computes them, [batch, outputs]. */
export async function logitsOf(
  ready: StoredModel['ready'],
  values: Float64Array,
  shape: number[],
): Promise<Float32Array> {
  const output = tf.tidy(() => forward(ready, tf.tensor(new Float32Array(values), shape)));
  const logits = await output.data<'float32'>();
  output.dispose();
  return logits;
}

/**
 * The class of each sample: the one asked for, else the true one, else the one it is read as.
 *
 * @param logits [batch, outputs]
 * @throws RangeError when the network has no such class
 */
export function chooseLabels(
  { network, shapes }: StoredModel['ready'],
  logits: Float32Array,
  asked?: number,
  known?: readonly number[],
): number[] {
  const classes = classesOf(network, shapes);
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 0 && asked < classes.count)) {
    throw new RangeError(`label is ${asked}, but the network's classes go from 0 to ${classes.count - 1}.`);
  }
  return Array.from({ length: logits.length / classes.outputs }, (_, row) => {
    const label = asked ?? known?.[row];
    return label !== undefined && label < classes.count ? label : classes.predict(logits, row * classes.outputs);
  });
}

/** The class each sample is read as. */
function predict({ network, shapes }: StoredModel['ready'], logits: Float32Array): number[] {
  const classes = classesOf(network, shapes);
  return Array.from({ length: logits.length / classes.outputs }, (_, row) =>
    classes.predict(logits, row * classes.outputs),
  );
}

function chunkSize({ ready, network }: StoredModel): number {
  const shapes = [network.input.shape, ...network.nodes.map((node) => ready.shapes.get(node.output) as Shape)];
  const perSample = shapes.reduce((sum, shape) => sum + 2 * sizeOf(shape), 0);
  return Math.max(1, Math.floor(MOST_VALUES / perSample));
}
