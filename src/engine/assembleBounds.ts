import * as tf from '@tensorflow/tfjs-core';
import type { NetworkBounds, NodeEnds } from '../bounds/networkBounds';
import type { Verdict } from '../bounds/verdict';
import { type Classes, classesOf } from '../network/classes';
import { shapeToOnnx } from '../network/layout';
import type { Shape } from '../network/network';
import type { StoredModel } from './modelStore';
import type { FullRequest } from './request';
import type { BackendName, BoundsResult, LayerBounds } from './types';

/** What was found of some samples of a batch; arrays row by row. */
export interface ChunkResult {
  readonly logits: Float32Array;
  readonly predictions: readonly number[];
  readonly labels: readonly number[];
  readonly verdicts: readonly Verdict[];
  readonly bounds: NetworkBounds;
}

/** The answer to a request, of what was found chunk by chunk. */
export function assembleBounds(
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
    const ends = parts.map(({ bounds }) => bounds.nodes[index] as NodeEnds);
    return {
      name: node.name,
      op: node.op,
      shape: shapeToOnnx(ready.shapes.get(node.output) as Shape),
      lower: concatenate(ends.map(({ lower }) => lower)),
      upper: concatenate(ends.map(({ upper }) => upper)),
      unstable: ends.flatMap(({ unstable }) => unstable),
    };
  });
  return {
    batch: label.length,
    outputs: classes.outputs,
    classes: classes.count,
    logits,
    lower: gather(({ bounds }) => bounds.logits.lower),
    upper: gather(({ bounds }) => bounds.logits.upper),
    margin: marginsOf(classes, logits, label),
    marginLower: gather(({ bounds }) => bounds.margins.lower),
    label,
    prediction: parts.flatMap((part) => part.predictions),
    verdict: parts.flatMap((part) => part.verdicts),
    layers,
    milliseconds,
    backend: tf.getBackend() as BackendName,
    rounding,
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
