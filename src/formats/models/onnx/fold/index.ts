import type { FoldedName } from '../../../../catalog/readOperators';
import { sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../../network/onnxNode';
import { fullShape, integersOf, integerTensor, numberAttribute } from '../../../../network/onnxReading';
import { add, cast, constantOfShape, div, mul, sub } from './arithmetic';
import { product, range, where } from './choosing';
import { and, equal, greater, greaterOrEqual, larger, less, lessOrEqual, not, or, smaller, xor } from './comparing';
import { dequantized, type WideConstant } from './dequantizing';
import { enclosingFold } from './enclosing';
import { constant, type Fold } from './folding';
import { flatten, identity, reshape, squeeze, transpose, unsqueeze } from './rearranging';
import { concat, gather, slice } from './selecting';

/** Sizes of a constant or of an activation, whose batch counts as one. */
const shape: Fold = (node, context) => {
  const name = node.inputs[0] as string;
  const sizes = context.constant(name)?.shape ?? fullShape(name, context);
  const end = numberAttribute(node, 'end', sizes.length);
  return integerTensor(sizes.slice(numberAttribute(node, 'start', 0), end));
};

/** How many values a constant or an activation has, whose batch counts as one. */
const size: Fold = (node, context) => {
  const sizes = integersOf(shape({ ...node, attributes: {} }, context));
  return { ...integerTensor([sizeOf(sizes)]), shape: [] };
};

/** One whose values float32 need not hold. */
interface Wide {
  readonly wide: (node: OnnxNode, context: ImportContext) => WideConstant;
}

/** The code behind every operator that the catalog says is computed of constants. */
const TABLE: Readonly<Record<FoldedName, Fold | Wide>> = {
  Add: add,
  And: and,
  Cast: cast,
  Concat: concat,
  Constant: constant,
  ConstantOfShape: constantOfShape,
  DequantizeLinear: { wide: dequantized },
  Div: div,
  Equal: equal,
  Flatten: flatten,
  Gather: gather,
  Greater: greater,
  GreaterOrEqual: greaterOrEqual,
  Identity: identity,
  Less: less,
  LessOrEqual: lessOrEqual,
  Max: larger,
  Min: smaller,
  Mul: mul,
  Not: not,
  Or: or,
  Range: range,
  ReduceProd: product,
  Reshape: reshape,
  Shape: shape,
  Size: size,
  Slice: slice,
  Squeeze: squeeze,
  Sub: sub,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
  Where: where,
  Xor: xor,
};

const FOLDS: ReadonlyMap<string, Fold | Wide> = new Map(Object.entries(TABLE));

/** Whether a node of that type can be computed while the file is read, its inputs being constants. */
export function isFoldable(opType: string): boolean {
  return FOLDS.has(opType) || enclosingFold(opType) !== undefined;
}

/** Whether float32 may hold what it gives. */
export function isFolded(opType: string): boolean {
  return FOLDS.has(opType);
}

/** Computes a node of constants, as PyTorch's exporter writes them around every Reshape. Throws a NetworkError. */
export function foldNode(node: OnnxNode, context: ImportContext): OnnxTensor {
  const fold = FOLDS.get(node.opType);
  if (typeof fold === 'function') return fold(node, context);
  throw new NetworkError(`${node.opType} of constants is not computed.`, 'Fold constants when exporting.');
}

/** The same of a node whose values float32 need not hold; undefined where it is none. */
export function foldWide(node: OnnxNode, context: ImportContext): WideConstant | undefined {
  const fold = FOLDS.get(node.opType);
  return typeof fold === 'object' ? fold.wide(node, context) : undefined;
}
