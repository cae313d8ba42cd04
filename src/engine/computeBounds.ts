import * as tf from '@tensorflow/tfjs-core';
import type { AlphaStep } from '../bounds/alphaCrown';
import type { Checkpoint } from '../bounds/checkpoint';
import { ibp } from '../bounds/ibp';
import { inputBox } from '../bounds/inputBox';
import type { NetworkBounds } from '../bounds/networkBounds';
import { isRefuted, type Verdict, verdictOf } from '../bounds/verdict';
import { classesOf } from '../network/classes';
import { forward } from '../network/forward';
import { shapeToOnnx, valuesToOnnx } from '../network/layout';
import { type Shape, sizeOf } from '../network/network';
import { boundBy } from './boundBy';
import type { InputBatch } from './inputs';
import type { StoredModel } from './modelStore';
import { progressAt } from './progress';
import type { FullRequest } from './request';
import type { BackendName, BoundsResult, LayerBounds, Progress } from './types';

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
  return assemble(model, parts, request, performance.now() - start);
}

interface ChunkResult {
  readonly logits: Float32Array;
  readonly labels: readonly number[];
  readonly verdicts: readonly Verdict[];
  readonly bounds: NetworkBounds;
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
  const labels = chooseLabels(ready, logits, request.label, trueLabels);
  const bounds = await boundBy(method, ready, box, labels, rounding, checkpoint, onStep);
  const refuted = await refutedAtCenter(ready, values, logits, labels, request, checkpoint);
  const verdicts = labels.map((label, row) =>
    refuted.has(row) ? 'falsified' : verdictOf(rowOf(bounds.margins.lower, row, batch), label),
  );
  return { logits, labels, verdicts, bounds };
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

/**
 * Samples that are themselves counterexamples: another class wins at the centre of the box, proved by bounds over that
 * single point. Only those that the forward pass points at are looked into.
 */
async function refutedAtCenter(
  ready: StoredModel['ready'],
  values: Float64Array,
  logits: Float32Array,
  labels: readonly number[],
  { clip, rounding }: FullRequest,
  checkpoint: Checkpoint,
): Promise<Set<number>> {
  const batch = labels.length;
  const classes = classesOf(ready.network, ready.shapes);
  const rows = labels.flatMap((label, row) => (classes.predict(logits, row * classes.outputs) === label ? [] : [row]));
  if (rows.length === 0) return new Set();
  const points = Float64Array.from(rows.flatMap((row) => [...rowOf(values, row, batch)]));
  const chosen = rows.map((row) => labels[row] as number);
  const { margins } = await ibp(ready, inputBox(points, 0, clip, rounding), chosen, rounding, checkpoint);
  const refuted = rows.filter((_, at) => isRefuted(rowOf(margins.upper, at, rows.length), chosen[at] as number));
  return new Set(refuted);
}

function rowOf<T extends Float32Array | Float64Array>(values: T, row: number, rows: number): T {
  const size = values.length / rows;
  return values.subarray(row * size, (row + 1) * size) as T;
}

function chunkSize({ ready, network }: StoredModel): number {
  const shapes = [network.input.shape, ...network.nodes.map((node) => ready.shapes.get(node.output) as Shape)];
  const perSample = shapes.reduce((sum, shape) => sum + 2 * sizeOf(shape), 0);
  return Math.max(1, Math.floor(MOST_VALUES / perSample));
}

function assemble(
  { network, ready }: StoredModel,
  parts: readonly ChunkResult[],
  { rounding }: FullRequest,
  milliseconds: number,
): BoundsResult {
  const gather = (pick: (part: ChunkResult) => Float32Array) => concatenate(parts.map(pick));
  const logits = gather((part) => part.logits);
  const label = parts.flatMap((part) => part.labels);
  const classes = classesOf(network, ready.shapes);
  const layers = network.nodes.map((node, index): LayerBounds => {
    const shape = ready.shapes.get(node.output) as Shape;
    return {
      name: node.name,
      op: node.op,
      shape: shapeToOnnx(shape),
      lower: valuesToOnnx(
        gather(({ bounds }) => bounds.nodes[index]?.lower as Float32Array),
        shape,
      ),
      upper: valuesToOnnx(
        gather(({ bounds }) => bounds.nodes[index]?.upper as Float32Array),
        shape,
      ),
      unstable: parts.flatMap(({ bounds }) => bounds.nodes[index]?.unstable ?? []),
    };
  });
  return {
    batch: label.length,
    outputs: classes.outputs,
    classes: classes.count,
    logits,
    lower: gather(({ bounds }) => bounds.logits.lower),
    upper: gather(({ bounds }) => bounds.logits.upper),
    margin: Float64Array.from(label.flatMap((own, row) => [...classes.margins(own, logits, row * classes.outputs)])),
    marginLower: gather(({ bounds }) => bounds.margins.lower),
    label,
    prediction: label.map((_, row) => classes.predict(logits, row * classes.outputs)),
    verdict: parts.flatMap((part) => part.verdicts),
    layers,
    milliseconds,
    backend: tf.getBackend() as BackendName,
    rounding,
  };
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0] as Float32Array;
  const result = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}
