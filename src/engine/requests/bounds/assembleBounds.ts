import * as tf from '@tensorflow/tfjs-core';
import type { Verdict } from '../../../bounds/margins/margins';
import type { NetworkBounds, NodeEnds } from '../../../bounds/networkBounds';
import type { BackendName } from '../../../catalog/backends';
import type { Classes } from '../../../network/classes/classes';
import { outputsOf } from '../../../network/interface/outputs';
import { shapeToOnnx, valuesToOnnx } from '../../../network/layout';
import type { Network, Shape } from '../../../network/network';
import type { Unnamed } from '../../api/subject';
import type { BoundsResult, LayerBounds } from '../../api/types';
import type { StoredModel } from '../../stores/modelStore';
import type { FullRequest } from './request';

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
): Unnamed<BoundsResult> {
  const gather = (pick: (part: ChunkResult) => Float32Array) => concatenate(parts.map(pick));
  const logits = gather((part) => part.logits);
  const label = parts.flatMap((part) => part.labels);
  const outputs = outputsOf(network, ready.shapes);
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
