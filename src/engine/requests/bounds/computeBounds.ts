import * as tf from '@tensorflow/tfjs-core';
import { insideBox } from '../../../bounds/attack/insideBox';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { boxesAtOnce } from '../../../bounds/cost/methodCost';
import { type InputBox, inputBox } from '../../../bounds/inputBox';
import { verdictOf } from '../../../bounds/margins/margins';
import { BOUNDS_BY } from '../../../bounds/methods';
import type { AlphaStep } from '../../../bounds/methods/alphaCrown';
import type { SearchOptions } from '../../../bounds/methods/boundsMethod';
import { classesOf } from '../../../network/classes/classes';
import { forward } from '../../../network/forward';
import { outputsOf } from '../../../network/interface/outputs';
import { type Shape, sizeOf } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import type { Unnamed } from '../../api/subject';
import type { BoundsResult, Progress } from '../../api/types';
import { progressAt, timeLeftIn } from '../../progress';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { toldTree } from '../decide/toldTree';
import { assembleBounds, type ChunkResult } from './assembleBounds';
import { refutedAtCenter, rowOf } from './refutedAtCenter';
import type { FullRequest } from './request';

/**
 * Numbers of one chunk of samples that lie on the device at once, all layers counted (16 MiB): little enough for any
 * device, and for a cancelled run to end soon.
 */
const MOST_VALUES = 2 ** 22;

/** Bounds of a batch, chunk by chunk, each small enough for the device's memory. */
export async function computeBounds(
  model: StoredModel,
  inputs: BoxedInputs,
  request: FullRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Unnamed<BoundsResult>> {
  const start = performance.now();
  const { clip } = inputs;
  const size = sizeOf(model.network.input.shape);
  const chunk = boxesAtOnce(model.ready, request.method, inputs.batch, chunkSize(model));
  const parts: ChunkResult[] = [];
  for (let first = 0; first < inputs.batch; first += chunk) {
    const last = Math.min(first + chunk, inputs.batch);
    const values = inputs.values.subarray(first * size, last * size);
    const box = inputBox(values, request.epsilon, clip, request.rounding, inputs.scales);
    const onStep = ({ done, total, rising }: AlphaStep) => {
      const progress = progressAt(first + ((last - first) * done) / total, inputs.batch, start);
      onProgress({ ...progress, ...(rising && { rising }) });
    };
    const { timeout } = request;
    const search: SearchOptions = {
      onStep,
      inside: insideBox(values, request.epsilon, clip, inputs.scales),
      ...(timeout !== undefined && { timeout: 1000 * timeout }),
      onTree: (state) => {
        const tree = toldTree(state, model.ready);
        const progress = progressAt(first + (last - first) * tree.share, inputs.batch, start);
        onProgress({ ...progress, ...timeLeftIn(tree, timeout), tree });
      },
    };
    const labels = inputs.labels?.slice(first, last);
    parts.push(await boundChunk(model, { values, clip }, box, labels, request, checkpoint, search));
    onProgress(progressAt(last, inputs.batch, start));
  }
  return assembleBounds(model, parts, request, performance.now() - start);
}

async function boundChunk(
  { ready, network }: StoredModel,
  { values, clip }: Pick<BoxedInputs, 'values' | 'clip'>,
  box: InputBox,
  trueLabels: readonly number[] | undefined,
  request: FullRequest,
  checkpoint: Checkpoint,
  search: SearchOptions,
): Promise<ChunkResult> {
  const { rounding, method } = request;
  const batch = values.length / sizeOf(network.input.shape);
  const logits = await logitsOf(ready, values, [batch, ...network.input.shape]);
  const predictions = predict(ready, logits);
  const labels = chooseLabels(ready, logits, request.label, trueLabels);
  const bounds = await BOUNDS_BY[method].bound(ready, box, labels, rounding, checkpoint, search);
  const refuted = await refutedAtCenter(ready, { values, clip }, predictions, labels, rounding, checkpoint);
  const verdicts = labels.map((label, row) =>
    refuted.has(row) || bounds.counterexamples?.[row]
      ? 'falsified'
      : verdictOf(rowOf(bounds.margins.lower, row, batch), label),
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
 * The class of each sample: the one asked for, else the true one, else the one it is classified as.
 *
 * @param logits [batch, outputs]
 * @throws RangeError when the network has no such class
 * @throws NetworkError when a class is to be told from logits that are no numbers
 */
export function chooseLabels(
  { network, shapes }: StoredModel['ready'],
  logits: Float32Array,
  asked?: number,
  known?: readonly number[],
): number[] {
  const outputs = outputsOf(network, shapes);
  if (outputs.kind === 'value' && asked !== undefined) {
    throw new RangeError(
      `label is ${asked}, but ${outputs.reason.charAt(0).toLowerCase()}${outputs.reason.slice(1)} Leave it out.`,
    );
  }
  const classes = classesOf(network, shapes);
  const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < classes.count;
  const range = `the network's classes go from 0 to ${classes.count - 1}`;
  if (asked !== undefined && !isClass(asked))
    throw new RangeError(`label is ${asked}, but ${range}. Give one of them.`);
  return Array.from({ length: logits.length / classes.outputs }, (_, row) => {
    const label = asked ?? (outputs.kind === 'classes' ? known?.[row] : undefined);
    if (label === undefined) {
      const at = row * classes.outputs;
      if (outputs.kind === 'classes' && logits.subarray(at, at + classes.outputs).some(Number.isNaN))
        throw undefinedHere();
      return classes.predict(logits, at);
    }
    if (isClass(label)) return label;
    const which = known && known.length > 1 ? `image ${row} of those asked for` : 'the image';
    throw new RangeError(`The label of ${which} is ${label}, but ${range}. Choose other images, or give a label.`);
  });
}

/** Where a root or a logarithm of a negative number is asked for, say. */
function undefinedHere(): NetworkError {
  return new NetworkError(
    'The network gives no number for this input, so that it belongs to no class.',
    'Choose an input for which every operation is defined, or name the class that is meant as the label.',
  );
}

/** The class each sample is classified as. */
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
