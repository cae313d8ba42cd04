import type { ComposedName, OperationName, With } from './operations';

/*
 * What is known of operators while a file is read, besides the rows of operations.
 */

/** Operators that are computed while a file is read, where they read constants; the last ones always do. */
export type FoldedName =
  | With<'folds'>
  | 'And'
  | 'DequantizeLinear'
  | 'Equal'
  | 'Greater'
  | 'GreaterOrEqual'
  | 'Less'
  | 'LessOrEqual'
  | 'Max'
  | 'Min'
  | 'Not'
  | 'Or'
  | 'ReduceProd'
  | 'Slice'
  | 'Where'
  | 'Xor'
  | 'Constant'
  | 'ConstantOfShape'
  | 'Range'
  | 'Shape'
  | 'Size';

/** Operators that are computed of constants though float32 does not hold the result, by enclosing it. */
export type EnclosedName =
  | 'Abs'
  | 'Add'
  | 'Clip'
  | 'Div'
  | 'Expand'
  | 'Flatten'
  | 'Identity'
  | 'MatMul'
  | 'Mul'
  | 'Neg'
  | 'Pow'
  | 'Reciprocal'
  | 'ReduceL1'
  | 'ReduceL2'
  | 'ReduceMean'
  | 'ReduceSum'
  | 'ReduceSumSquare'
  | 'Reshape'
  | 'Sqrt'
  | 'Squeeze'
  | 'Sub'
  | 'Transpose'
  | 'Unsqueeze';

/** Before this version of ONNX, some operators had attributes that are not read. */
export const REVISED_IN = 6;
export const REVISED: ReadonlySet<string> = new Set<OperationName | ComposedName>([
  'BatchNormalization',
  'Cast',
  'Concat',
  'Dropout',
  'GRU',
  'Gemm',
  'GlobalLpPool',
  'LSTM',
  'LpPool',
  'PRelu',
  'Pad',
  'RNN',
  'Reshape',
  'Selu',
  'Split',
  'Tile',
  'Upsample',
]);

const TREES = {
  reason: 'Trees compare inputs with thresholds: they are not neural networks.',
  remedy: 'Bound a network that was trained to give what they give, or take a verifier of tree ensembles.',
};

const SUPPORT_VECTORS = {
  reason: 'It compares its input with support vectors by a kernel.',
  remedy: 'Train a linear model (LinearSVC, LogisticRegression) or an MLP instead.',
};

const RANDOM = {
  reason: 'It draws random numbers, which cannot be bounded.',
  remedy: 'Export the network without the draw, such as the mean of a policy’s actions, or choose another output.',
};

const QUANTISED_ANEW = {
  reason: 'It quantises by each input’s own range.',
  remedy: 'Bound the network as it was before quantize_dynamic, or quantise it with fixed ranges, in the format QDQ.',
};

const QUANTISED_WHOLE = {
  reason: 'It computes with whole numbers in one step.',
  remedy: 'Quantise the network in the format QDQ: quantize_static(…, quant_format=QuantFormat.QDQ).',
};

/** Operators that will not be taken: why, and what to do instead. */
const REFUSALS: Readonly<Record<string, { readonly reason: string; readonly remedy: string }>> = {
  'ai.onnx.ml.SVMClassifier': SUPPORT_VECTORS,
  'ai.onnx.ml.SVMRegressor': SUPPORT_VECTORS,
  'ai.onnx.ml.TreeEnsemble': TREES,
  'ai.onnx.ml.TreeEnsembleClassifier': TREES,
  'ai.onnx.ml.TreeEnsembleRegressor': TREES,
  'com.microsoft.QLinearAdd': QUANTISED_WHOLE,
  'com.microsoft.QLinearMul': QUANTISED_WHOLE,
  Bernoulli: RANDOM,
  ConvInteger: QUANTISED_ANEW,
  DynamicQuantizeLinear: QUANTISED_ANEW,
  MatMulInteger: QUANTISED_ANEW,
  Multinomial: RANDOM,
  QLinearConv: QUANTISED_WHOLE,
  QLinearMatMul: QUANTISED_WHOLE,
  RandomNormal: RANDOM,
  RandomNormalLike: RANDOM,
  RandomUniform: RANDOM,
  RandomUniformLike: RANDOM,
  If: {
    reason: 'If computes one of two graphs, and which one is decided only when it runs.',
    remedy:
      'Export the one that is meant: trace the model with an example input, or fold a constant condition by onnxsim.',
  },
  Loop: {
    reason: 'Loop repeats a graph as often as is decided only when it runs.',
    remedy:
      'Export it with its steps written out one after the other: trace the model with an example input of fixed length.',
  },
  Scan: {
    reason: 'Scan repeats a graph over a sequence.',
    remedy: 'Export it with its steps written out one after the other, for a sequence of fixed length.',
  },
};

/** Why an operator is refused for good, if it is. */
export function refusalOf(name: string): { readonly reason: string; readonly remedy: string } | undefined {
  return Object.hasOwn(REFUSALS, name) ? REFUSALS[name] : undefined;
}
