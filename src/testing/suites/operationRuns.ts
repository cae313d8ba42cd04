import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { errorAfter, evaluationErrors } from '../../bounds/attack/evaluationErrors';
import { NO_CHECKPOINT } from '../../bounds/checkpoint';
import { alphaCrown } from '../../bounds/methods/alphaCrown';
import { crown } from '../../bounds/methods/crown';
import { boundNode } from '../../bounds/methods/ibp';
import type { ReadBounds } from '../../bounds/readBounds';
import type { OperationName } from '../../catalog/operations';
import { type Interval, packInterval } from '../../kernels/rounding/interval';
import { LARGEST_MAGNITUDE, type Rounding } from '../../kernels/rounding/rounding';
import { forward } from '../../network/forward';
import { type Values64, values64 } from '../../network/forward64';
import { shapeToOnnx, valuesFromOnnx, valuesToOnnx } from '../../network/layout';
import { type Network, type ReadyNode, type Shape, sizeOf } from '../../network/network';
import type { ReadyNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import { SAMPLES } from '../networks/operationSamples';

/** Another implementation of ONNX; the numbers have the shape `dims`, in ONNX's order. */
export type OnnxRun = (file: Uint8Array, input: Float32Array, dims: readonly number[]) => Promise<Float32Array>;

/** The newest opset that other software here knows. */
export const NEWEST_ELSEWHERE = 19;

/** Inputs in the internal layout: numbers of either sign whose exponents are picked from each list. */
export function pointsOf({ network }: ReadyNetwork, exponents: readonly (readonly number[])[]): Float32Array[] {
  const random = new Random(1, 'points');
  return exponents.map((list) =>
    Float32Array.from({ length: sizeOf(network.input.shape) }, () => {
      const exponent = list[random.integer(list.length)] as number;
      return (random.integer(2) === 0 ? 1 : -1) * (1 + random.uniform()) * 2 ** exponent;
    }),
  );
}

/** How many points inside a box are tried. */
export const EACH = 5;

/** Two opposite corners of a box, others, and points between them. */
export function pointsInside({ lower, upper }: ReadBounds): Float32Array[] {
  const random = new Random(1, 'inside');
  const shares = [() => 0, () => 1, () => random.integer(2), () => 0.5, () => random.uniform()];
  return shares.slice(0, EACH).map((share) =>
    lower.map((low, at) => {
      const high = upper[at] as number;
      return Math.min(Math.max(low + (high - low) * share(), low), high);
    }),
  );
}

/** A box around a point, a few of whose numbers vary, and all points where these are least, largest or nearest to 0. */
export function varied(point: Float32Array): ReadBounds & { readonly points: Float32Array[] } {
  const random = new Random(1, 'varied');
  const places = [...random.permutation(point.length)].slice(0, 5);
  const lower = point.map((x, at) => (places.includes(at) ? x - 1 : x));
  const upper = point.map((x, at) => (places.includes(at) ? x + 1 : x));
  const points = places.reduce<Float32Array[]>(
    (known, place) => {
      const [low, high] = [lower[place] as number, upper[place] as number];
      return [low, high, Math.min(Math.max(0, low), high)].flatMap((end) => known.map((one) => one.with(place, end)));
    },
    [point],
  );
  return { lower, upper, points };
}

/** The outputs on the current backend. */
export async function runHere(ready: ReadyNetwork, points: readonly Float32Array[]): Promise<Float32Array[]> {
  return readRows(
    tf.tidy(() => forward(ready, batchOf(ready, points))),
    points.length,
  );
}

/** The outputs by another implementation. */
export async function runElsewhere(
  run: OnnxRun,
  file: Uint8Array,
  { network, shapes }: ReadyNetwork,
  points: readonly Float32Array[],
): Promise<Float32Array[]> {
  const { shape } = network.input;
  const input = floats(points.map((point) => valuesToOnnx(point, shape)));
  const outputs = await run(file, input, [points.length, ...shapeToOnnx(shape)]);
  return rowsOf(outputs, points.length).map((row) => valuesFromOnnx(row, shapes.get(network.output) as Shape));
}

/** Interval bounds of the outputs over boxes. */
export async function boundBoxes(
  ready: ReadyNetwork,
  lower: readonly Float32Array[],
  upper: readonly Float32Array[],
  rounding: Rounding,
): Promise<ReadBounds[]> {
  const output = tf.tidy(() => {
    const box = packInterval(batchOf(ready, lower), batchOf(ready, upper));
    const values = new Map<string, Interval>([[ready.network.input.name, box]]);
    for (const node of ready.nodes) {
      const inputs = node.inputs.map((name) => values.get(name) as Interval);
      values.set(node.output, boundNode(node, inputs, rounding));
    }
    return tf.clone(values.get(ready.network.output) as Interval);
  });
  const bounds = await readRows(output, 2 * lower.length);
  return lower.map((_, at) => ({
    lower: bounds[at] as Float32Array,
    upper: bounds[lower.length + at] as Float32Array,
  }));
}

/** The outputs in float64, and how far off they may be. */
export async function evaluateAt(ready: ReadyNetwork, point: Float32Array) {
  const values = values64(ready.network, ready.shapes, Float64Array.from(point));
  const outputs = values.get(ready.network.output) as Float64Array;
  return { outputs, errors: await evaluationErrors(ready, values) };
}

/** The same at several points, in one go. */
export async function evaluateAll(ready: ReadyNetwork, points: readonly Float32Array[]) {
  const all = points.map((point) => values64(ready.network, ready.shapes, Float64Array.from(point)));
  const names = [...(all[0]?.keys() ?? [])];
  const rows = names.map((name) => [name, floats64(all.map((values) => values.get(name) as Float64Array))] as const);
  const errors = await evaluationErrors(ready, new Map(rows));
  const size = errors.length / points.length;
  return all.map((values, at) => ({
    outputs: values.get(ready.network.output) as Float64Array,
    errors: errors.slice(at * size, (at + 1) * size),
  }));
}

/** Bounds of the outputs over boxes, in one go; boxes that are points go a way of their own. */
export async function boundOver(
  ready: ReadyNetwork,
  boxes: readonly ReadBounds[],
  rounding: Rounding,
  bound: typeof crownWithin,
): Promise<ReadBounds[]> {
  const isPoint = ({ lower, upper }: ReadBounds) => lower.every((low, at) => low === upper[at]);
  const found = new Map<ReadBounds, ReadBounds>();
  for (const part of [boxes.filter(isPoint), boxes.filter((box) => !isPoint(box))]) {
    if (part.length === 0) continue;
    const all = { lower: floats(part.map(({ lower }) => lower)), upper: floats(part.map(({ upper }) => upper)) };
    const { logits } = await bound(ready, all, part.length, rounding);
    const [lower, upper] = [rowsOf(logits.lower, part.length), rowsOf(logits.upper, part.length)];
    part.forEach((box, at) => {
      found.set(box, { lower: lower[at] as Float32Array, upper: upper[at] as Float32Array });
    });
  }
  return boxes.map((box) => found.get(box) as ReadBounds);
}

export function crownWithin(ready: ReadyNetwork, boxes: ReadBounds, count: number, rounding: Rounding) {
  return crown(ready, boxes, Array<number>(count).fill(0), 'backward', rounding, NO_CHECKPOINT);
}

export function alphaCrownWithin(ready: ReadyNetwork, boxes: ReadBounds, count: number, rounding: Rounding) {
  return alphaCrown(ready, boxes, Array<number>(count).fill(0), rounding, NO_CHECKPOINT, { iterations: 2 });
}

/** How far a node's output may move, as it states, when each of its inputs moves by that many units of 2⁻⁵³. */
export async function grownErrors(
  ready: ReadyNetwork,
  node: ReadyNode,
  values: Values64,
  units: number,
): Promise<number[]> {
  const grown = tf.tidy(() => {
    const tensorOf = (name: string) => {
      return tf.tensor(Float32Array.from(values.get(name) ?? []), [1, ...(ready.shapes.get(name) as Shape)]);
    };
    const inputs = node.inputs.map((name) => ({
      value: tensorOf(name),
      error: tf.fill([1, ...(ready.shapes.get(name) as Shape)], units),
    }));
    return errorAfter(node, inputs, tensorOf(node.output));
  });
  const [row] = await readRows(grown, 1);
  return Array.from(row ?? [], (error) => error * 2 ** -53);
}

function batchOf({ network }: ReadyNetwork, points: readonly Float32Array[]): tf.Tensor {
  return tf.tensor(floats(points), [points.length, ...network.input.shape]);
}

/** Reads a tensor row by row, and frees it. */
async function readRows(tensor: tf.Tensor, count: number): Promise<Float32Array[]> {
  const values = await tensor.data<'float32'>();
  tensor.dispose();
  return rowsOf(values, count);
}

function floats(rows: readonly Float32Array[]): Float32Array {
  return fill(new Float32Array(lengthOf(rows)), rows);
}

function floats64(rows: readonly Float64Array[]): Float64Array {
  return fill(new Float64Array(lengthOf(rows)), rows);
}

function lengthOf(rows: readonly ArrayLike<number>[]): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}

function fill<T extends Float32Array | Float64Array>(all: T, rows: readonly ArrayLike<number>[]): T {
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}

function rowsOf(values: Float32Array, count: number): Float32Array[] {
  const size = values.length / count;
  return Array.from({ length: count }, (_, row) => values.slice(row * size, (row + 1) * size));
}

/**
 * A network as reading back what was written of it gives it: by how much weights may be off has no operator of its own, and
 * a product with 0 stands for it.
 */
export function asWritten(network: Network, again: Network): Network {
  const hasNoSample = (op: string) => SAMPLES[op as OperationName]?.length === 0;
  const nodes = network.nodes.map((node, at) => (hasNoSample(node.op) ? (again.nodes[at] ?? node) : node));
  return { ...network, nodes };
}

/** Points from one corner of a box to the opposite one. */
export function between(lower: Float32Array, upper: Float32Array): Float32Array[] {
  return Array.from({ length: 1001 }, (_, k) =>
    lower.map((low, at) => low + (((upper[at] as number) - low) * k) / 1000),
  );
}

/** Bounds beyond the limit are given as infinite, and say nothing. */
export function expectInside(
  bounds: ReadBounds | undefined,
  values: ArrayLike<number>,
  granted: (at: number) => number,
): void {
  const { lower, upper } = bounds as ReadBounds;
  for (let at = 0; at < values.length; at++) {
    const [low, high, value] = [lower[at] as number, upper[at] as number, values[at] as number];
    if (!(Math.max(-low, high) <= LARGEST_MAGNITUDE)) continue;
    if (low <= value + granted(at) && value - granted(at) <= high) continue;
    expect.fail(`Output ${at} is ${value} (± ${granted(at)}), outside [${low}, ${high}].`);
  }
}
