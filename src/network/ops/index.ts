import { OPERATION_NAMES, type OperationName } from '../../catalog/operations';
import { NetworkError } from '../networkError';
import type { Operation } from '../operation';
import { clip } from './activation/clip';
import { exp } from './activation/exp';
import { leakyRelu } from './activation/leakyRelu';
import { relu } from './activation/relu';
import { sigmoid } from './activation/sigmoid';
import { tanh } from './activation/tanh';
import { add } from './affine/add';
import { band } from './affine/band';
import { batchNormalization } from './affine/batchNormalization';
import { conv } from './affine/conv';
import { div } from './affine/div';
import { gemm } from './affine/gemm';
import { matMul } from './affine/matMul';
import { mul } from './affine/mul';
import { neg } from './affine/neg';
import { product } from './affine/product';
import { sub } from './affine/sub';
import { atan } from './curve/atan';
import { erf } from './curve/erf';
import { celu, elu, selu } from './curve/exponentialUnits';
import { hardSwish } from './curve/hardSwish';
import { abs, reciprocal, softsign, thresholdedRelu } from './curve/rational';
import { log, pow, sqrt } from './curve/roots';
import { gelu, mish, swish } from './curve/selfGated';
import { softplus } from './curve/softplus';
import { ceil, floor, round, sign } from './curve/steps';
import { cos, sin } from './curve/waves';
import { cast } from './move/cast';
import { concat } from './move/concat';
import { dropout } from './move/dropout';
import { flatten } from './move/flatten';
import { gather } from './move/gather';
import { identity } from './move/identity';
import { pad } from './move/pad';
import { reshape } from './move/reshape';
import { squeeze } from './move/squeeze';
import { transpose } from './move/transpose';
import { unsqueeze } from './move/unsqueeze';
import { averagePool } from './pool/averagePool';
import { globalAveragePool } from './pool/globalAveragePool';
import { globalMaxPool } from './pool/globalMaxPool';
import { maxPool } from './pool/maxPool';
import { reduceMax } from './reduce/reduceMax';
import { reduceMean } from './reduce/reduceMean';
import { reduceSum } from './reduce/reduceSum';

/** The code behind every row of the catalog. */
const TABLE: Readonly<Record<OperationName, Operation>> = {
  Abs: abs,
  Add: add,
  Atan: atan,
  AveragePool: averagePool,
  Band: band,
  BatchNormalization: batchNormalization,
  Cast: cast,
  Ceil: ceil,
  Celu: celu,
  Clip: clip,
  Concat: concat,
  Conv: conv,
  Cos: cos,
  Div: div,
  Dropout: dropout,
  Elu: elu,
  Erf: erf,
  Exp: exp,
  Flatten: flatten,
  Floor: floor,
  Gather: gather,
  Gelu: gelu,
  Gemm: gemm,
  GlobalAveragePool: globalAveragePool,
  GlobalMaxPool: globalMaxPool,
  HardSwish: hardSwish,
  Identity: identity,
  LeakyRelu: leakyRelu,
  Log: log,
  MatMul: matMul,
  MaxPool: maxPool,
  Mish: mish,
  Mul: mul,
  Neg: neg,
  Pad: pad,
  Pow: pow,
  Product: product,
  Reciprocal: reciprocal,
  ReduceMax: reduceMax,
  ReduceMean: reduceMean,
  ReduceSum: reduceSum,
  Relu: relu,
  Reshape: reshape,
  Round: round,
  Selu: selu,
  Sigmoid: sigmoid,
  Sign: sign,
  Sin: sin,
  Softplus: softplus,
  Softsign: softsign,
  Sqrt: sqrt,
  Squeeze: squeeze,
  Sub: sub,
  Swish: swish,
  Tanh: tanh,
  ThresholdedRelu: thresholdedRelu,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
};

/** Whether networks may contain this ONNX operator. */
export function isOperation(type: string): type is OperationName {
  return Object.hasOwn(TABLE, type);
}

/** The operation of that ONNX operator; a NetworkError where there is none. */
export function operationOf(type: string): Operation {
  if (isOperation(type)) return TABLE[type];
  throw new NetworkError(`The operation ${type} is not supported.`, `Supported are ${OPERATION_NAMES.join(', ')}.`);
}
