import type { ComposedName, OperationName } from '../../../catalog/operations';
import { cosh, sinh, tan } from './angles';
import { depthToSpace, spaceToDepth } from './blocks';
import type { Composition } from './builder';
import { and, equal, greater, greaterOrEqual, less, lessOrEqual, not, or, truth, xor } from './choosing/comparing';
import { largestPlace, smallestPlace } from './choosing/largest';
import { triangle, where } from './choosing/where';
import { falling, hardSigmoid, parametric, scaledSwish } from './clipping';
import { convolving, convTranspose } from './convolving';
import { expand, tile } from './copying';
import { einsum } from './einsum';
import { beside, max, mean, min, sum } from './joining';
import { divided, general, levelled, matrices, multiplied } from './multiplying';
import {
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  localResponse,
  lpNormalization,
  meanVarianceNormalization,
  normalizedItems,
  rmsNormalization,
} from './normalizing';
import { gatherAny, gatherByPlace, gatherElements } from './picking/gathering';
import { scatterByPlace, scatterElements } from './picking/scattering';
import { mirrored, slice, split } from './picking/slicing';
import { globalPooling, globalRootPooling, pooling, rootPooling } from './pooling';
import { power } from './powers';
import { dequantizeLinear, quantizeLinear } from './quantizing';
import { gru, lstm, rnn } from './recurrent/cells';
import {
  cumSum,
  reduceL1,
  reduceL2,
  reduceLogSum,
  reduceLogSumExp,
  reduceMin,
  reduceProd,
  reduceSumSquare,
  unlessIdle,
} from './reducing';
import { resize } from './resizing/resize';
import { logSoftmax, softmax } from './softmax';

/** Operators that are made of others. */
const COMPOSED: Readonly<Record<ComposedName, Composition>> = {
  And: and,
  ArgMax: largestPlace,
  ArgMin: smallestPlace,
  ConvTranspose: convTranspose,
  Cosh: cosh,
  CumSum: cumSum,
  DepthToSpace: depthToSpace,
  DequantizeLinear: dequantizeLinear,
  Einsum: einsum,
  Equal: equal,
  Expand: expand,
  GatherElements: gatherElements,
  GatherND: gatherByPlace,
  GlobalLpPool: globalRootPooling,
  Greater: greater,
  GreaterOrEqual: greaterOrEqual,
  GroupNormalization: groupNormalization,
  GRU: gru,
  HardSigmoid: hardSigmoid,
  InstanceNormalization: instanceNormalization,
  LayerNormalization: layerNormalization,
  Less: less,
  LessOrEqual: lessOrEqual,
  LogSoftmax: logSoftmax,
  LpNormalization: lpNormalization,
  LpPool: rootPooling,
  LRN: localResponse,
  LSTM: lstm,
  Max: max,
  Mean: mean,
  MeanVarianceNormalization: meanVarianceNormalization,
  Min: min,
  Not: not,
  Or: or,
  PRelu: parametric,
  QuantizeLinear: quantizeLinear,
  ReduceL1: reduceL1,
  ReduceL2: reduceL2,
  ReduceLogSum: reduceLogSum,
  ReduceLogSumExp: reduceLogSumExp,
  ReduceMin: reduceMin,
  ReduceProd: reduceProd,
  ReduceSumSquare: reduceSumSquare,
  Resize: resize,
  RMSNormalization: rmsNormalization,
  RNN: rnn,
  ScatterElements: scatterElements,
  ScatterND: scatterByPlace,
  Sinh: sinh,
  Slice: slice,
  Softmax: softmax,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Sum: sum,
  Tan: tan,
  Tile: tile,
  Trilu: triangle,
  Upsample: resize,
  Where: where,
  Xor: xor,
};

/** What operations are made of where they are not of the kind that is one of its own. */
const VARIANTS: Readonly<Partial<Record<OperationName, Composition>>> = {
  Add: levelled,
  AveragePool: pooling,
  BatchNormalization: normalizedItems,
  Cast: truth,
  Concat: beside,
  Conv: convolving,
  Div: divided,
  Gather: gatherAny,
  Gemm: general,
  GlobalAveragePool: globalPooling,
  GlobalMaxPool: globalPooling,
  LeakyRelu: falling,
  MatMul: matrices,
  MaxPool: pooling,
  Mul: multiplied,
  Pad: mirrored,
  Pow: power,
  ReduceMax: unlessIdle,
  ReduceMean: unlessIdle,
  ReduceSum: unlessIdle,
  Sub: levelled,
  Swish: scaledSwish,
};

/** Operators that are always made of others. */
export const COMPOSED_NAMES = Object.keys(COMPOSED) as readonly ComposedName[];

/** How an operator is made of others, if it ever is. */
export function compositionOf(opType: string): Composition | undefined {
  for (const own of [COMPOSED, VARIANTS] as readonly Readonly<Record<string, Composition | undefined>>[]) {
    if (Object.hasOwn(own, opType)) return own[opType];
  }
  return undefined;
}
