import type * as tf from '@tensorflow/tfjs-core';
import { readingWaits } from '../../kernels/readTogether';
import type { Rounding } from '../../kernels/rounding/rounding';
import { classesOf } from '../../network/classes/classes';
import type { ReadyNode, Shape } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { AskedMargins } from '../backward/askedMargins';
import { lowerBounds } from '../backward/backwardPass';
import { boundLogitRows, boundLogits } from '../backward/boundLogits';
import { inputsToTighten } from '../backward/inputsToTighten';
import { InputTightener } from '../backward/tightenInputs';
import { tightenByBackward } from '../backward/tightenUnits';
import type { Checkpoint } from '../checkpoint';
import { forwardFunctions } from '../forward/forwardFunctions';
import type { InputBox } from '../inputBox';
import { type NetworkBounds, withLogits } from '../networkBounds';
import { areAtPoints } from '../points';
import { type Labels, labelsAlone, labelsKnown, labelsWith, leftToRead, readAll } from '../readAlong';
import type { ReadBounds } from '../readBounds';
import { readNodes, trustedNodes } from '../readNodes';
import type { SparedMargins } from '../sparedMargins';
import { disposeBounds, intersectBounds, type ValueBounds } from '../valueBounds';
import { boundsOfValues, boundValues, samplesOf } from './ibp';

/** Where the bounds of inner layers come from: intervals alone, or a backward pass for each unit that needs one. */
export type InnerBounds = 'interval' | 'backward';

/**
 * Bounds by linear relaxation: CROWN-IBP (Zhang et al. 2020) with inner bounds by intervals, CROWN (Zhang et al. 2018)
 * with inner bounds by backward passes of their own, intersected with the intervals.
 */
export async function crown(
  ready: ReadyNetwork,
  box: InputBox,
  labels: Labels,
  inner: InnerBounds,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<NetworkBounds> {
  // What takes long asks first what may be refused; a label that is known was looked at.
  const own = inner === 'interval' || labelsKnown(labels) || readingWaits() ? labels : await labelsAlone(labels);
  const bounds = await crownValues(ready, box, samplesOf(ready, box), inner, rounding, checkpoint, {
    labels: own,
  });
  try {
    // Passes for units have read the label along with what they needed.
    const read = inner === 'interval' || labelsKnown(own) ? own : await labelsAlone(own);
    return await boundsOver(ready, bounds, box, read, rounding, checkpoint);
  } finally {
    disposeBounds(bounds);
  }
}

/** Logits and margins by relaxations over bounds of all values. A graphics device is waited for once where labels are known. */
async function boundsOver(
  ready: ReadyNetwork,
  bounds: ValueBounds,
  box: InputBox,
  asked: Labels,
  rounding: Rounding,
  checkpoint: Checkpoint,
): Promise<NetworkBounds> {
  const context = { ready, bounds, batch: samplesOf(ready, box), rounding };
  const known = labelsKnown(asked);
  const alongside = areAtPoints(bounds) ? [] : leftToRead(bounds, asked);
  const rows =
    known && alongside.length > 0 ? await boundLogitRows({ ...context, alongside }, known, checkpoint) : undefined;
  const labels = await labelsWith(bounds, asked);
  if (areAtPoints(bounds)) return await boundsOfValues(ready, bounds, box, labels, rounding);
  const nodes = await readNodes(ready, bounds, box, rounding);
  const found = await boundLogits(context, labels, nodes, checkpoint, rows);
  return { ...found, nodes: withLogits(ready, nodes, found.logits, labels.length) };
}

/**
 * Lower bounds of the labels' margins, [batch, classes] row by row: as `crown`, but with a row for each margin from
 * below and for nothing else, a third of its last pass.
 */
export async function crownMargins(
  inner: InnerBounds,
  ready: ReadyNetwork,
  box: InputBox,
  labels: readonly number[],
  rounding: Rounding,
  checkpoint: Checkpoint,
  { only, signs, withIntervals = false }: SparedMargins = {},
): Promise<Float32Array> {
  const batch = labels.length;
  const shape = ready.shapes.get(ready.network.output) as Shape;
  const classes = classesOf(ready.network, ready.shapes);
  const known = inner === 'backward' ? signs?.units.boundsOf(signs.known) : undefined;
  const bounds = await crownValues(ready, box, batch, inner, rounding, checkpoint, {
    decidesOnly: true,
    ...(known && { known }),
  }).finally(() => known && disposeBounds(known));
  try {
    if (areAtPoints(bounds)) return (await boundsOfValues(ready, bounds, box, labels, rounding)).margins.lower;
    const asked = new AskedMargins(labels, classes, only);
    const pass = (alongside: readonly tf.Tensor[]) => {
      const rows = asked.rows(shape);
      const context = { ready, bounds, batch, rounding, alongside };
      return lowerBounds(context, ready.network.output, rows, checkpoint).finally(() => rows.dispose());
    };
    const left = leftToRead(bounds);
    const early = left.length > 0 ? await pass(left) : undefined;
    // Where numbers grew beyond what can be bounded, nothing can be said of the logits.
    const isBounded = (await trustedNodes(ready, bounds, box, rounding)) === ready.nodes.length;
    if (!isBounded) return new Float32Array(batch * classes.count).fill(Number.NEGATIVE_INFINITY);
    if (known && signs) signs.keep(await signs.units.read(bounds, batch));
    const margins = asked.ofClasses(early ?? (await pass([])));
    if (!withIntervals || !early) return margins;
    const byIntervals = (await boundsOfValues(ready, bounds, box, labels, rounding)).margins.lower;
    return margins.map((bound, at) => Math.max(bound, byIntervals[at] as number));
  } finally {
    disposeBounds(bounds);
  }
}

/** What backward passes for inner bounds may leave out. */
interface Sparing {
  /** Whether units that one bound decides keep the other as intervals have it (see InputTightener). */
  readonly decidesOnly?: boolean;
  /** Bounds of some values, each of the batch: what they decide is not looked for; they stay the caller's. */
  readonly known?: Pick<ValueBounds, 'get'>;
  /** Read along, and perhaps refused, before any unit is passed back, where intervals are read first. */
  readonly labels?: Labels;
}

/**
 * Bounds of every value for linear relaxation; the caller disposes of them (disposeBounds). Where reading waits, intervals are
 * read once, and say which units may be open (see InputTightener).
 */
export async function crownValues(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  inner: InnerBounds,
  rounding: Rounding,
  checkpoint: Checkpoint,
  { decidesOnly = false, known, labels = [] }: Sparing = {},
): Promise<ValueBounds> {
  if (inner === 'interval') return boundValues(ready, box, batch, rounding, checkpoint);
  const forward = forwardFunctions(ready, box, rounding);
  const takeKnown = (bounds: ValueBounds, node: ReadyNode) => {
    for (const { value } of inputsToTighten(ready, node)) {
      const own = known?.get(value);
      if (own) intersectBounds(bounds, value, own);
    }
  };
  try {
    if (forward) await labelsAlone(labels);
    let foreseen: ReadonlyMap<string, ReadBounds> | undefined;
    // Functions carried forward leave far fewer units open than intervals: that is worth being asked of each value.
    if (readingWaits() && !forward) {
      const intervals = await boundValues(ready, box, batch, rounding, checkpoint, (bounds) => async (node) => {
        takeKnown(bounds, node);
      });
      if (areAtPoints(intervals)) return intervals;
      foreseen = await readAll(intervals, labels).finally(() => disposeBounds(intervals));
    }
    return await boundValues(ready, box, batch, rounding, checkpoint, (bounds) => {
      const context = { ready, bounds, batch, rounding };
      const options = { decidesOnly, foreseen };
      const tightener = new InputTightener(context, bounds, tightenByBackward(context, checkpoint), options);
      return async (node) => {
        takeKnown(bounds, node);
        for (const { value } of inputsToTighten(ready, node)) {
          const carried = forward?.boundsOf(value);
          if (carried) intersectBounds(bounds, value, carried);
          carried?.dispose();
        }
        await tightener.tighten(node);
        forward?.pass(node, bounds);
      };
    });
  } finally {
    forward?.dispose();
  }
}
