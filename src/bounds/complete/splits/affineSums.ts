import * as tf from '@tensorflow/tfjs-core';
import type { OperationName } from '../../../catalog/operations';
import type { PlainFilter } from '../../../kernels/chain/packFilter';
import { UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import type { SplitEdge } from '../../../kernels/splits/splitLayers';
import { type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { Affine } from '../../../network/passingBack';
import { denseFilter } from '../../backward/chain/denseFilter';

type Terms = SplitEdge['terms'];

/** What outputs sum, and how many numbers that are, at most. */
interface Found {
  readonly terms: Terms;
  readonly entries: number;
}

/** What an affine node's output sums of its one input. */
export interface AffineSums {
  readonly sums: Found & { readonly inexact: number };
  readonly bias: Float64Array;
  readonly lost: Float64Array;
}

/** Where a number of an output comes from that is one of the inputs' numbers or its opposite; a constant where `sign` is 0. */
interface Origin {
  readonly input: number;
  readonly unit: number;
  readonly sign: number;
}

/** Of a node that only moves numbers: where each output is from, and the constants among them. */
export interface Moved {
  readonly origins: readonly Origin[];
  readonly constants: Float64Array;
}

/** Numbers of a matrix that is found row by row, and of one that is listed. */
const [MOST_PROBED, MOST_LISTED] = [2 ** 28, 2 ** 27];

/** Numbers of rows that are found at one go. */
const PROBED_AT_ONCE = 2 ** 21;

/** Of nodes that only move values, by values that say where they are from. */
export function movedBy(node: ReadyNode, affine: Affine, output: Shape): Moved | undefined {
  const { forward, backward } = affine.terms(node);
  if (forward !== 0 || backward !== 0) return undefined;
  const { evaluate } = operationOf(node.op);
  const shapes = { inputs: node.inputShapes, output };
  const sizes = node.inputShapes.map(sizeOf);
  const firsts = sizes.map((_, input) => sizes.slice(0, input).reduce((sum, size) => sum + size, 1));
  const at = (value: (first: number, unit: number) => number) => {
    const inputs = sizes.map((size, input) => {
      return Float64Array.from({ length: size }, (_, unit) => value(firsts[input] as number, unit));
    });
    return evaluate(inputs, node, shapes);
  };
  const constants = at(() => 0);
  const numbered = at((first, unit) => first + unit);
  const origins = Array.from(numbered, (number, unit): Origin => {
    const own = number - (constants[unit] as number);
    if (own === 0) return { input: 0, unit: 0, sign: 0 };
    const input = firsts.findLastIndex((first) => first <= Math.abs(own));
    return { input, unit: Math.abs(own) - (firsts[input] as number), sign: Math.sign(own) };
  });
  // A constant and a number that is moved there are not added up.
  const areMoved = origins.every(({ sign }, unit) => sign === 0 || constants[unit] === 0);
  return areMoved ? { origins, constants } : undefined;
}

/** Which sign the inputs have in a sum of two values of one shape; undefined for other nodes. */
export function signsOfSum(node: ReadyNode, output: Shape): readonly [number, number] | undefined {
  const { op, inputShapes } = node;
  if (inputShapes.length !== 2 || inputShapes.some((shape) => sizeOf(shape) !== sizeOf(output))) return undefined;
  if (op === ('Add' satisfies OperationName)) return [1, 1];
  return op === ('Sub' satisfies OperationName) ? [1, -1] : undefined;
}

/** What other affine nodes sum; undefined where that takes too long to be found. */
export async function sumsOf(node: ReadyNode, affine: Affine, output: Shape): Promise<AffineSums | undefined> {
  const [input] = node.inputShapes;
  if (!input || node.inputShapes.length !== 1) return undefined;
  const size = sizeOf(output);
  const filter = affine.filter?.(node) ?? denseFilter(node);
  if (filter) {
    const own = sumsOfFilter(filter, imageShape(input), imageShape(output));
    // Products with zeros are zeros, so that what is added to them comes out as it is.
    return own && { sums: { ...own, inexact: 0 }, bias: await constantsAt(node), lost: new Float64Array(size) };
  }
  const inexact = 2 * (affine.terms(node).backward + 4) * UNIT_ROUNDOFF;
  const own = affine.local?.(node)?.isElementwise
    ? await scales(node, affine, input, output)
    : await probed(node, affine, input, output);
  return own && { sums: { ...own, inexact }, ...(await atZero(node, affine)) };
}

/** What a node makes of zeros. */
export async function constantsAt(node: ReadyNode): Promise<Float64Array> {
  const values = tf.tidy(() => operationOf(node.op).forward(zerosOf(node), node));
  const read = Float64Array.from(await values.data<'float32'>());
  values.dispose();
  return read;
}

/** What a node adds, and what of that is lost. */
async function atZero(node: ReadyNode, affine: Affine): Promise<Pick<AffineSums, 'bias' | 'lost'>> {
  const magnitudes = tf.tidy(() => affine.magnitude(zerosOf(node), node));
  const share = 2 * (affine.terms(node).forward + 4) * UNIT_ROUNDOFF;
  const lost = Float64Array.from(await magnitudes.data<'float32'>(), (magnitude) => share * magnitude);
  magnitudes.dispose();
  return { bias: await constantsAt(node), lost };
}

function zerosOf({ inputShapes }: ReadyNode): tf.Tensor[] {
  return inputShapes.map((shape) => tf.zeros([1, ...shape]));
}

function sumsOfFilter(
  { shape, data, strides, pads }: PlainFilter,
  [height, width, channels]: ImageShape,
  to: ImageShape,
): Found | undefined {
  const [rows, columns, , outputs] = shape as [number, number, number, number];
  const [, across, own] = to;
  const entries = to[0] * across * own * rows * columns * channels;
  if (own !== outputs || entries > MOST_LISTED) return undefined;
  const terms: Terms = (output, visit) => {
    const channel = output % outputs;
    const place = (output - channel) / outputs;
    const [top, left] = [Math.floor(place / across) * strides[0] - pads[0], (place % across) * strides[1] - pads[1]];
    for (let row = Math.max(0, -top); row < Math.min(rows, height - top); row++) {
      for (let column = Math.max(0, -left); column < Math.min(columns, width - left); column++) {
        const from = ((top + row) * width + left + column) * channels;
        const tap = (row * columns + column) * channels * outputs + channel;
        for (let k = 0; k < channels; k++) visit(from + k, data[tap + k * outputs] as number);
      }
    }
  };
  return { terms, entries };
}

type ImageShape = readonly [height: number, width: number, channels: number];

/** Vectors are images of one place. */
function imageShape(shape: Shape): ImageShape {
  return shape.length === 3 ? (shape as unknown as ImageShape) : [1, 1, sizeOf(shape)];
}

/** Of nodes that multiply every number by one of its own. */
async function scales(node: ReadyNode, affine: Affine, input: Shape, output: Shape): Promise<Found | undefined> {
  if (sizeOf(input) !== sizeOf(output)) return undefined;
  const [weights] = tf.tidy(() => affine.transpose(tf.ones([1, ...output]), node, 'real'));
  const scale = await (weights as tf.Tensor).data<'float32'>();
  weights?.dispose();
  const terms: Terms = (unit, visit) => visit(unit, scale[unit] as number);
  return { terms, entries: sizeOf(output) };
}

/** By passing back rows that are one at a single output. */
async function probed(node: ReadyNode, affine: Affine, input: Shape, output: Shape): Promise<Found | undefined> {
  const [inputs, outputs] = [sizeOf(input), sizeOf(output)];
  if (inputs * outputs > MOST_PROBED) return undefined;
  const together = Math.max(1, Math.floor(PROBED_AT_ONCE / (inputs + outputs)));
  const found: { readonly units: Int32Array; readonly weights: Float32Array }[] = [];
  for (let first = 0; first < outputs; first += together) {
    const count = Math.min(together, outputs - first);
    const [passed] = tf.tidy(() => {
      const numbers = new Float32Array(count * outputs);
      for (let row = 0; row < count; row++) numbers[row * outputs + first + row] = 1;
      return affine.transpose(tf.tensor(numbers, [count, ...output]), node, 'real');
    });
    const rows = await (passed as tf.Tensor).data<'float32'>();
    passed?.dispose();
    for (let row = 0; row < count; row++) {
      const own = rows.subarray(row * inputs, (row + 1) * inputs);
      const units: number[] = [];
      for (let unit = 0; unit < inputs; unit++) if (own[unit] !== 0) units.push(unit);
      found.push({ units: Int32Array.from(units), weights: Float32Array.from(units, (unit) => own[unit] as number) });
    }
  }
  const terms: Terms = (unit, visit) => {
    const { units, weights } = found[unit] as (typeof found)[number];
    for (const [at, from] of units.entries()) visit(from, weights[at] as number);
  };
  return { terms, entries: found.reduce((sum, { units }) => sum + units.length, 0) };
}
