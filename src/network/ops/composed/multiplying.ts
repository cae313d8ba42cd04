import { permute } from '../../layout';
import { NetworkError } from '../../networkError';
import { integerTensor, missingInput } from '../../onnxReading';
import type { Builder, Composition, Part } from './builder';
import { alike, asValue, numberOf, operandsOf, reshaped, withAxis } from './parts';

/** Products of two activations; of one with itself, its square. */
export const multiplied: Composition = (node, context, builder) => {
  const [one, other] = operandsOf(node, context, builder, 2) as [Part, Part];
  if (typeof one === 'string' && typeof other === 'string') return productOf(builder, one, other);
  return levelled(node, context, builder);
};

/** Quotients by an activation: products with 1 over it. */
export const divided: Composition = (node, context, builder) => {
  const [dividend, divisor] = operandsOf(node, context, builder, 2) as [Part, Part];
  if (typeof divisor !== 'string') return levelled(node, context, builder);
  const inverse = builder.add('Reciprocal', [divisor]);
  return typeof dividend === 'string' ? productOf(builder, dividend, inverse) : builder.add('Mul', [inverse, dividend]);
};

/** Sums and the like of values of different numbers of dimensions, which files without a batch may have. */
export const levelled: Composition = (node, context, builder) => {
  if (context.batched) return undefined;
  const parts = operandsOf(node, context, builder, 2);
  const isLevel = parts.every((part, at) => typeof part !== 'string' || part === node.inputs[at]);
  return isLevel ? undefined : builder.add(node.opType, parts);
};

/** The product of two activations, whose shapes are made one. */
export function productOf(builder: Builder, one: string, other: string): string {
  if (one === other) return builder.add('Pow', [one, numberOf(2)]);
  return builder.add('Product', alike(builder, [one, other]));
}

/**
 * Products of matrices: with one constant matrix on the right, rows; with one on the left, the same turned about; else,
 * with two activations or constants of more dimensions, sums of products.
 */
export const matrices: Composition = (node, context, builder) => {
  const [left, right] = [0, 1].map((at) => partOf(node.inputs[at] || missing(at))) as [Part, Part];
  if (typeof left === 'string' && typeof right !== 'string' && right.shape.length === 2) {
    const sizes = builder.sizesOf(left);
    if (sizes.length <= 2) return undefined;
    const rows = reshaped(builder, left, [sizes.slice(0, -1).reduce((a, b) => a * b, 1), sizes.at(-1) as number]);
    const result = builder.add('MatMul', [rows, right]);
    return reshaped(builder, result, [...sizes.slice(0, -1), right.shape[1] as number]);
  }
  if (typeof right === 'string' && typeof left !== 'string' && builder.sizesOf(right).length < 2) {
    // A product with one bare vector is an operation of its own.
    return undefined;
  }
  return sumOfProducts(builder, left, right);

  function partOf(name: string): Part {
    const constant = context.constant(name);
    if (!constant || !context.batched || constant.shape.length < 3 || constant.shape[0] !== 1) return constant ?? name;
    return { ...constant, shape: constant.shape.slice(1) };
  }
};

function missing(index: number): never {
  throw missingInput(index);
}

/** Sums along the last axis of the left and the last but one of the right. */
function sumOfProducts(builder: Builder, left: Part, right: Part): string {
  const rankOf = (part: Part) => (typeof part === 'string' ? builder.sizesOf(part) : part.shape).length;
  const [leftRank, rightRank] = [rankOf(left), rankOf(right)];
  if (leftRank < 1 || rightRank < 1) throw new NetworkError('It multiplies a single number.', 'Use Mul.');
  // [..., m, k, 1] times [..., 1, k, n]; vectors are a row, or a column.
  const rows = leftRank === 1 ? withAxis(builder, left, 0) : left;
  const columns = rightRank === 1 ? withAxis(builder, right, 1) : right;
  const one = withAxis(builder, rows, rankOf(rows));
  const other = withAxis(builder, columns, rankOf(columns) - 2);
  const [value, second] = typeof one === 'string' ? [one, other] : [other as string, one];
  const product = multiply(builder, value, second);
  const axis = builder.sizesOf(product).length - 2;
  const sum = builder.add('ReduceSum', [product, integerTensor([axis])], { keepdims: 0 });
  const dropped = [...(leftRank === 1 ? [axis - 1] : []), ...(rightRank === 1 ? [axis] : [])];
  return dropped.length === 0 ? sum : builder.add('Squeeze', [sum, integerTensor(dropped)]);
}

function multiply(builder: Builder, value: string, other: Part): string {
  if (typeof other !== 'string') {
    const rank = Math.max(builder.sizesOf(value).length, other.shape.length);
    const lifted = liftTo(builder, value, rank);
    return builder.add('Mul', [lifted, other]);
  }
  return productOf(builder, ...(alike(builder, [value, other]) as [string, string]));
}

function liftTo(builder: Builder, value: string, rank: number): string {
  const sizes = builder.sizesOf(value);
  const missing = rank - sizes.length;
  return missing > 0 ? reshaped(builder, value, [...new Array<number>(missing).fill(1), ...sizes]) : value;
}

/** α·A·B + β·C where the rows of A are no batch. */
export const general: Composition = (node, context, builder) => {
  const [left = '', right = '', third = ''] = node.inputs;
  if (right === '') return undefined;
  const isPlain = context.constant(right) && !context.constant(left);
  const rank = isPlain ? builder.sizesOf(left).length : 0;
  if (isPlain && (context.batched || rank < 2) && node.attributes.transA !== 1) return undefined;
  const turned = (name: string, flag: unknown): Part => {
    const constant = context.constant(name);
    if (!flag) return constant ?? name;
    if (!constant) return builder.add('Transpose', [name], { perm: [1, 0] });
    const shape = [...constant.shape].reverse();
    return { ...constant, shape, data: permute(constant.data, constant.shape, [1, 0]) };
  };
  if (context.batched) {
    throw new NetworkError(
      'It multiplies matrices that the batch is a side of.',
      'Let every sample be computed by itself.',
    );
  }
  const product = builder.add('MatMul', [turned(left, node.attributes.transA), turned(right, node.attributes.transB)]);
  const [alpha, beta] = [node.attributes.alpha ?? 1, node.attributes.beta ?? 1] as [number, number];
  const scaled = alpha === 1 ? product : builder.add('Mul', [product, numberOf(alpha)]);
  if (third === '') return scaled;
  const bias = context.constant(third);
  if (bias && beta === 1) return builder.add('Add', [scaled, bias]);
  const own = bias ? asValue(builder, bias, scaled) : third;
  const value = beta === 1 ? own : builder.add('Mul', [own, numberOf(beta)]);
  return builder.add('Add', [scaled, liftTo(builder, value, 2)]);
};
