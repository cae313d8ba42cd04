import type * as tf from '@tensorflow/tfjs-core';
import { readingWaits } from '../../kernels/readTogether';
import type { Rounding } from '../../kernels/rounding/rounding';
import { classesOf } from '../../network/classes/classes';
import type { Shape } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { raiseLogits } from '../alpha/raiseLogits';
import { larger, raiseRows, seemProved } from '../alpha/raiseRows';
import { inputsSearched, raiseValues } from '../alpha/raiseValues';
import { SEARCH } from '../alpha/searchPlan';
import { AskedMargins } from '../backward/askedMargins';
import { lowerBounds } from '../backward/backwardPass';
import { boundLogitRows, boundLogits, type LogitBounds } from '../backward/boundLogits';
import type { Checkpoint } from '../checkpoint';
import type { InputBox } from '../inputBox';
import { verdictOf } from '../margins/margins';
import { type NetworkBounds, tighterNodes, withLogits } from '../networkBounds';
import { areAtPoints } from '../points';
import { type Labels, labelsAlone, leftToRead } from '../readAlong';
import { readNodes, trustedNodes } from '../readNodes';
import type { SparedMargins } from '../sparedMargins';
import { disposeBounds } from '../valueBounds';
import { crownValues } from './crown';
import { boundsOfValues, samplesOf } from './ibp';

/** How α-CROWN searches. */
export interface AlphaOptions {
  /** Steps of ascent on the bounds of logits and margins, 20 unless said otherwise; those of inner values take a few. */
  readonly iterations?: number;
  /** Whether to stop when every margin is proved, leaving the bounds as loose as they then are. */
  readonly untilProved?: boolean;
  /** Is given how far the search is. */
  readonly onStep?: (step: AlphaStep) => void;
}

/** Where a search stands. */
export interface AlphaStep {
  readonly done: number;
  readonly total: number;
  /** Once the search has come to the margins: iterations on them, and their lower bounds, rounding ignored. */
  readonly rising?: { readonly iteration: number; readonly marginLower: Float32Array };
}

/**
 * α-CROWN (Xu et al. 2021): CROWN whose lower slopes of unstable activations are turned so that bounds rise. Inner values are
 * bounded one after the other, every unit that CROWN left unstable with slopes of its own for either bound; then logits and
 * margins, again each with slopes of its own. Any slope between the activation's two is sound, so the search ignores
 * rounding; what it ends with is bounded once more with rounding and intersected with CROWN's bounds.
 */
export async function alphaCrown(
  ready: ReadyNetwork,
  box: InputBox,
  asked: Labels,
  rounding: Rounding,
  checkpoint: Checkpoint,
  { iterations = SEARCH.outputs, untilProved = false, onStep = () => {} }: AlphaOptions = {},
): Promise<NetworkBounds> {
  const batch = samplesOf(ready, box);
  const own = readingWaits() ? asked : await labelsAlone(asked);
  const known = await crownValues(ready, box, batch, 'backward', rounding, checkpoint, { labels: own });
  try {
    const labels = await labelsAlone(own);
    if (areAtPoints(known)) return await boundsOfValues(ready, known, box, labels, rounding);
    const alongside = leftToRead(known);
    const context = { ready, bounds: known, batch, rounding };
    const rows = alongside.length > 0 ? await boundLogitRows({ ...context, alongside }, labels, checkpoint) : undefined;
    const nodes = await readNodes(ready, known, box, rounding);
    const plain = await boundLogits(context, labels, nodes, checkpoint, rows);
    if (isHopeless(plain) || (untilProved && isProved(plain, labels))) {
      return { ...plain, nodes: withLogits(ready, nodes, plain.logits, batch) };
    }
    const inner = Math.min(SEARCH.inner, iterations);
    const innerTotal = inner * inputsSearched(ready);
    const total = innerTotal + iterations;
    const onInput = (done: number) => onStep({ done: done * inner, total });
    const bounds = await raiseValues(ready, box, known, { batch, rounding, iterations: inner, onInput }, checkpoint);
    try {
      const onIteration = (iteration: number, marginLower: Float32Array) =>
        onStep({ done: innerTotal + iteration, total, rising: { iteration, marginLower } });
      const context = { ready, bounds, batch, rounding, alongside: leftToRead(bounds) };
      const raised = await raiseLogits(context, labels, plain, { iterations, untilProved, onIteration }, checkpoint);
      const raisedNodes = tighterNodes(nodes, await readNodes(ready, bounds, box, rounding));
      return { ...raised, nodes: withLogits(ready, raisedNodes, raised.logits, batch) };
    } finally {
      disposeBounds(bounds);
    }
  } finally {
    disposeBounds(known);
  }
}

/**
 * Lower bounds of the labels' margins alone, [batch, classes] row by row: a third of the rows, and of units that one bound
 * decides no other bound. −∞ of margins that nobody asks about.
 */
export async function alphaMargins(
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
  { iterations = SEARCH.outputs, untilProved = false, only }: AlphaOptions & SparedMargins = {},
): Promise<Float32Array> {
  const batch = labels.length;
  const classes = classesOf(ready.network, ready.shapes);
  const known = await crownValues(ready, box, batch, 'backward', rounding, checkpoint, {
    decidesOnly: true,
  });
  const asked = new AskedMargins(labels, classes, only);
  const rows = asked.rows(ready.shapes.get(ready.network.output) as Shape);
  try {
    if (areAtPoints(known)) return (await boundsOfValues(ready, known, box, labels, rounding)).margins.lower;
    const { output } = ready.network;
    const pass = (alongside: readonly tf.Tensor[]) =>
      lowerBounds({ ready, bounds: known, batch, rounding, alongside }, output, rows, checkpoint);
    const left = leftToRead(known);
    const early = left.length > 0 ? await pass(left) : undefined;
    const isBounded = (await trustedNodes(ready, known, box, rounding)) === ready.nodes.length;
    if (!isBounded) return new Float32Array(batch * classes.count).fill(Number.NEGATIVE_INFINITY);
    const plain = early ?? (await pass([]));
    const isFinished = untilProved && plain.every((bound) => bound > 0);
    if (isFinished || !plain.every(Number.isFinite)) return asked.ofClasses(plain);
    const options = { batch, rounding, iterations: Math.min(SEARCH.inner, iterations), onInput: () => {} };
    const bounds = await raiseValues(ready, box, known, options, checkpoint);
    const isEnough = (reached: Float32Array) => untilProved && seemProved(reached);
    const search = { iterations, isEnough, onIteration: () => {} };
    return await raiseRows({ ready, bounds, batch, rounding }, rows, plain, search, checkpoint)
      .then((raised) => asked.ofClasses(larger(plain, raised)))
      .finally(() => disposeBounds(bounds));
  } finally {
    rows.dispose();
    disposeBounds(known);
  }
}

function isHopeless({ margins }: LogitBounds): boolean {
  return !margins.lower.every(Number.isFinite);
}

function isProved({ margins }: LogitBounds, labels: readonly number[]): boolean {
  const classes = margins.lower.length / labels.length;
  return labels.every((label, row) => {
    return verdictOf(margins.lower.subarray(row * classes, (row + 1) * classes), label) === 'verified';
  });
}
