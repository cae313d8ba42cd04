import * as tf from '@tensorflow/tfjs-core';
import { insideBox } from '../../../bounds/attack/insideBox';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { boxesAtOnce } from '../../../bounds/cost/methodCost';
import { type InputBox, inputBox } from '../../../bounds/inputBox';
import { type Verdict, verdictOf } from '../../../bounds/margins/margins';
import { BOUNDS_BY } from '../../../bounds/methods';
import type { AlphaStep } from '../../../bounds/methods/alphaCrown';
import type { SearchOptions } from '../../../bounds/methods/boundsMethod';
import type { NetworkBounds, ReadNodeBounds } from '../../../bounds/networkBounds';
import type { BackendName } from '../../../catalog/backends';
import type { Classes } from '../../../network/classes/classes';
import { outputsOf } from '../../../network/interface/outputs';
import { shapeToOnnx, valuesToOnnx } from '../../../network/layout';
import { type Network, type Shape, sizeOf } from '../../../network/network';
import type { Unnamed } from '../../api/subject';
import type { BoundsResult, LayerBounds, Progress } from '../../api/types';
import { progressAt, TreeClock } from '../../progress';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { reportTree } from '../decide/reportTree';
import { chooseLabels, forwardOf, knownLabels, predict } from './labels';
import { refutedAtCenter } from './refutedAtCenter';
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
    const clock = new TreeClock(timeout);
    const search: SearchOptions = {
      onStep,
      inside: () => insideBox(values, request.epsilon, clip, inputs.scales),
      ...(timeout !== undefined && { timeout: 1000 * timeout }),
      onTree: (state) => {
        const tree = reportTree(state, model.ready);
        const progress = progressAt(first + (last - first) * tree.share, inputs.batch, start);
        onProgress({ ...progress, ...clock.left(tree), tree });
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
  const numbers = forwardOf(ready, values, [batch, ...network.input.shape]);
  const found = await boundAndRead(numbers).finally(() => numbers.dispose());
  const { logits, labels, bounds } = found;
  const predictions = predict(ready, logits);
  const others = [...labels.keys()].filter((row) => predictions[row] !== labels[row]);
  const refuted =
    others.length > 0
      ? await refutedAtCenter(ready, { values, clip }, others, labels, rounding, checkpoint)
      : new Set<number>();
  const { lower } = bounds.margins;
  const classes = lower.length / batch;
  const verdicts = labels.map((label, row) =>
    refuted.has(row) || bounds.counterexamples?.[row]
      ? 'falsified'
      : verdictOf(lower.subarray(row * classes, (row + 1) * classes), label),
  );
  return { logits, predictions, labels, verdicts, bounds };

  /** What was bounded, and what was read. */
  async function boundAndRead(numbers: tf.Tensor): Promise<Pick<ChunkResult, 'logits' | 'labels' | 'bounds'>> {
    let [logits, labels]: [Float32Array, readonly number[]] = [new Float32Array(), []];
    const labelsOf = (read: Float32Array) => {
      logits = new Float32Array(read);
      labels = chooseLabels(ready, logits, request.label, trueLabels);
      return labels;
    };
    const known = knownLabels(ready, batch, request.label, trueLabels);
    const asked = { numbers, labelsOf, known };
    const bounds = await BOUNDS_BY[method].bound(ready, box, asked, rounding, checkpoint, search);
    return { logits, labels, bounds };
  }
}

function chunkSize({ ready, network }: StoredModel): number {
  const shapes = [network.input.shape, ...network.nodes.map((node) => ready.shapes.get(node.output) as Shape)];
  const perSample = shapes.reduce((sum, shape) => sum + 2 * sizeOf(shape), 0);
  return Math.max(1, Math.floor(MOST_VALUES / perSample));
}

/** What was found of some samples of a batch; arrays row by row. */
interface ChunkResult {
  readonly logits: Float32Array;
  readonly predictions: readonly number[];
  readonly labels: readonly number[];
  readonly verdicts: readonly Verdict[];
  readonly bounds: NetworkBounds;
}

/** The answer to a request, of what was found chunk by chunk. */
function assembleBounds(
  { network, ready }: StoredModel,
  parts: readonly ChunkResult[],
  { rounding }: FullRequest,
  milliseconds: number,
): Unnamed<BoundsResult> {
  const gather = (pick: (part: ChunkResult) => Float32Array) => concatenate(parts.map(pick));
  const logits = gather((part) => part.logits);
  const label = parts.flatMap((part) => part.labels);
  const outputs = outputsOf(network, ready.shapes);
  const layers = network.nodes.map((node, index): LayerBounds => {
    const interval = parts.map(({ bounds }) => bounds.nodes[index] as ReadNodeBounds);
    return {
      name: node.name,
      op: node.op,
      shape: shapeToOnnx(ready.shapes.get(node.output) as Shape),
      lower: concatenate(interval.map(({ lower }) => lower)),
      upper: concatenate(interval.map(({ upper }) => upper)),
      unstable: interval.flatMap(({ unstable }) => unstable),
    };
  });
  return {
    batch: label.length,
    outputs: logits.length / label.length,
    logits,
    lower: gather(({ bounds }) => bounds.logits.lower),
    upper: gather(({ bounds }) => bounds.logits.upper),
    ...(outputs.kind === 'classes' ? marginsFrom(outputs.classes, parts, logits) : withoutClasses(label.length)),
    ...(network.interface?.threshold !== undefined && { threshold: network.interface.threshold }),
    layers,
    ...counterexamplesOf(network, parts),
    milliseconds,
    backend: tf.getBackend() as BackendName,
    rounding,
  };
}

/** Those that a method has found which decides. */
function counterexamplesOf({ input }: Network, parts: readonly ChunkResult[]): Pick<BoundsResult, 'counterexample'> {
  if (parts.every(({ bounds }) => !bounds.counterexamples)) return {};
  const counterexample = parts.flatMap(({ labels, bounds }) =>
    labels.map((_, row) => {
      const found = bounds.counterexamples?.[row];
      return found ? { ...found, input: valuesToOnnx(found.input, input.shape) } : null;
    }),
  );
  return { counterexample };
}

type AboutClasses = Pick<BoundsResult, 'classes' | 'margin' | 'marginLower' | 'label' | 'prediction' | 'verdict'>;

function marginsFrom(classes: Classes, parts: readonly ChunkResult[], logits: Float32Array): AboutClasses {
  const label = parts.flatMap((part) => part.labels);
  return {
    classes: classes.count,
    margin: marginsOf(classes, logits, label),
    marginLower: concatenate(parts.map(({ bounds }) => bounds.margins.lower)),
    label,
    prediction: parts.flatMap((part) => part.predictions),
    verdict: parts.flatMap((part) => part.verdicts),
  };
}

/** Of a value there is nothing to say but its bounds. */
function withoutClasses(batch: number): AboutClasses {
  return {
    classes: 0,
    margin: new Float64Array(),
    marginLower: new Float32Array(),
    label: new Array<null>(batch).fill(null),
    prediction: new Array<null>(batch).fill(null),
    verdict: new Array<Verdict>(batch).fill('unknown'),
  };
}

/** Margins of the labels on the samples themselves, [batch, classes]. */
function marginsOf(classes: Classes, logits: Float32Array, labels: readonly number[]): Float64Array {
  const margins = new Float64Array(labels.length * classes.count);
  labels.forEach((label, row) => {
    margins.set(classes.margins(label, logits, row * classes.outputs), row * classes.count);
  });
  return margins;
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
