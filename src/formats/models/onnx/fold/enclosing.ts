import type { EnclosedName } from '../../../../catalog/readOperators';
import { type Shape, sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../../network/onnxNode';
import {
  constantInput,
  floatsOf,
  integersFromEither,
  integersOf,
  numberAttribute,
} from '../../../../network/onnxReading';
import { broadcastShape } from '../../../../network/ops/affine/broadcast';
import { normalAxes } from '../../../../network/ops/sizes';
import { CHECK_FILE } from '../../../../network/remedies';
import { broadcastValues } from './arithmetic';
import { type Bounds, inverse, magnitude, minus, plus, root, square, times } from './enclosure';
import { checkFolded, type Fold } from './folding';
import { flatten, identity, reshape, squeeze, transpose, unsqueeze } from './rearranging';

/*
 * Constants that a file computes of others, as weight and spectral norm do, and that float32 does not hold: each number is
 * enclosed by two of float64.
 */

/** Numbers between which those of a constant lie. */
export interface Enclosed {
  readonly shape: Shape;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** What a node reads: constants, some of them enclosed. */
export interface EnclosedContext {
  readonly context: ImportContext;
  enclosed(name: string): Enclosed | undefined;
}

type EnclosedFold = (node: OnnxNode, context: EnclosedContext) => Enclosed;

const TABLE: Readonly<Record<EnclosedName, EnclosedFold>> = {
  Abs: each(magnitude),
  Add: both(plus),
  Clip: clip,
  Div: both((a, b) => times(a, inverse(b))),
  Expand: expand,
  Flatten: rearranged(flatten),
  Identity: rearranged(identity),
  MatMul: product,
  Mul: both(times),
  Neg: each(([low, high]) => [-high, -low]),
  Pow: power,
  Reciprocal: each(inverse),
  ReduceL1: over(magnitude),
  ReduceL2: over(square, root),
  ReduceMean: over(
    (x) => x,
    (sum, count) => times(sum, inverse([count, count])),
  ),
  ReduceSum: over((x) => x),
  ReduceSumSquare: over(square),
  Reshape: rearranged(reshape),
  Sqrt: each(root),
  Squeeze: rearranged(squeeze),
  Sub: both(minus),
  Transpose: rearranged(transpose),
  Unsqueeze: rearranged(unsqueeze),
};

const FOLDS: ReadonlyMap<string, EnclosedFold> = new Map(Object.entries(TABLE));

/** How a node's result is enclosed, where it can be. */
export function enclosingFold(opType: string): EnclosedFold | undefined {
  return FOLDS.get(opType);
}

/** The constant a node reads, whose numbers are their own bounds unless they are enclosed. */
function read(node: OnnxNode, index: number, { context, enclosed }: EnclosedContext): Enclosed {
  const known = enclosed(node.inputs[index] ?? '');
  if (known) return known;
  const tensor = constantInput(node, index, context);
  const data = Float64Array.from(floatsOf(tensor));
  return { shape: tensor.shape, lower: data, upper: data };
}

function boundsAt({ lower, upper }: Enclosed, at: number): Bounds {
  return [lower[at] as number, upper[at] as number];
}

function filled(shape: Shape, boundsOf: (at: number) => Bounds): Enclosed {
  const count = sizeOf(checkFolded(shape));
  const [lower, upper] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at++) [lower[at], upper[at]] = boundsOf(at);
  return { shape, lower, upper };
}

/** The constant itself where float32 holds all of it. */
export function exactly({ shape, lower, upper }: Enclosed): OnnxTensor | undefined {
  const data = Float32Array.from(lower);
  return data.every((value, at) => value === lower[at] && value === upper[at])
    ? { shape, type: 'float', data }
    : undefined;
}

/** 1 over it. */
export function inverseOf(x: Enclosed): Enclosed {
  return filled(x.shape, (at) => inverse(boundsAt(x, at)));
}

function each(compute: (x: Bounds) => Bounds): EnclosedFold {
  return (node, context) => {
    const x = read(node, 0, context);
    return filled(x.shape, (at) => compute(boundsAt(x, at)));
  };
}

function both(compute: (a: Bounds, b: Bounds) => Bounds): EnclosedFold {
  return (node, context) => {
    const [a, b] = [read(node, 0, context), read(node, 1, context)];
    const shape = broadcastShape(a.shape, b.shape);
    const [left, right] = [broadcast(a, shape), broadcast(b, shape)];
    return filled(shape, (at) => compute(boundsAt(left, at), boundsAt(right, at)));
  };
}

function broadcast({ shape, lower, upper }: Enclosed, target: Shape): Enclosed {
  return {
    shape: target,
    lower: broadcastValues({ shape, data: lower }, target),
    upper: broadcastValues({ shape, data: upper }, target),
  };
}

function clip(node: OnnxNode, context: EnclosedContext): Enclosed {
  const x = read(node, 0, context);
  const limit = (title: string, index: number, usual: number) =>
    node.inputs[index]
      ? (constantInput(node, index, context.context).data[0] ?? usual)
      : numberAttribute(node, title, usual);
  const [least, most] = [limit('min', 1, Number.NEGATIVE_INFINITY), limit('max', 2, Number.POSITIVE_INFINITY)];
  const within = (value: number) => Math.min(Math.max(value, least), most);
  return filled(x.shape, (at) => boundsAt(x, at).map(within) as [number, number]);
}

function expand(node: OnnxNode, context: EnclosedContext): Enclosed {
  const x = read(node, 0, context);
  return broadcast(x, broadcastShape(x.shape, integersOf(constantInput(node, 1, context.context))));
}

/** What moves numbers is done to their places. */
function rearranged(fold: Fold): EnclosedFold {
  return (node, context) => {
    const x = read(node, 0, context);
    const { opset, batched } = context.context;
    const places: OnnxTensor = { shape: x.shape, type: 'integer', data: Float64Array.from(x.lower.keys()) };
    const moved = fold(node, {
      opset,
      batched,
      shapeOf: (name) => context.context.shapeOf(name),
      constant: (name) => (name === node.inputs[0] ? places : context.context.constant(name)),
    });
    return filled(moved.shape, (at) => boundsAt(x, moved.data[at] as number));
  };
}

function power(node: OnnxNode, context: EnclosedContext): Enclosed {
  const [exponent, ...others] = constantInput(node, 1, context.context).data;
  const known = new Map([
    [2, square],
    [0.5, root],
    [-1, inverse],
    [-0.5, (x: Bounds) => inverse(root(x))],
  ]).get(exponent ?? Number.NaN);
  if (known && others.length === 0) return each(known)(node, context);
  throw new NetworkError(`It takes constants to the power ${exponent}.`, 'Use 2, 0.5, −1 or −0.5.');
}

/** Sums over axes. */
function over(of: (x: Bounds) => Bounds, then: (sum: Bounds, count: number) => Bounds = (sum) => sum): EnclosedFold {
  return (node, context) => {
    const x = read(node, 0, context);
    const rank = x.shape.length;
    const named = integersFromEither(node, 'axes', 1, context.context);
    const axes = normalAxes(named && named.length > 0 ? named : [...x.shape.keys()], rank);
    const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
    const sums = filled(kept, () => [0, 0]);
    const places = broadcastValues({ shape: kept, data: Float64Array.from(sums.lower.keys()) }, x.shape);
    places.forEach((place, at) => {
      [sums.lower[place], sums.upper[place]] = plus(boundsAt(sums, place), of(boundsAt(x, at)));
    });
    const count = x.lower.length / sums.lower.length;
    const shape = numberAttribute(node, 'keepdims', 1) === 0 ? kept.filter((_, axis) => !axes.includes(axis)) : kept;
    return filled(shape, (at) => then(boundsAt(sums, at), count));
  };
}

/** Of matrices and vectors. */
function product(node: OnnxNode, context: EnclosedContext): Enclosed {
  const [a, b] = [read(node, 0, context), read(node, 1, context)];
  const inner = a.shape.at(-1) as number;
  if (a.shape.length > 2 || b.shape.length > 2 || a.shape.length === 0 || b.shape[0] !== inner) {
    throw new NetworkError('It multiplies constants that are not matrices that fit.', CHECK_FILE);
  }
  const columns = b.shape[1] ?? 1;
  return filled([...a.shape.slice(0, -1), ...b.shape.slice(1)], (at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    let sum: Bounds = [0, 0];
    for (let k = 0; k < inner; k++) {
      sum = plus(sum, times(boundsAt(a, row * inner + k), boundsAt(b, k * columns + column)));
    }
    return sum;
  });
}
