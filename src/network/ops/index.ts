import { NetworkError } from '../networkError';
import type { Operation } from '../operation';
import { add } from './add';
import { averagePool } from './averagePool';
import { batchNormalization } from './batchNormalization';
import { cast } from './cast';
import { clip } from './clip';
import { concat } from './concat';
import { conv } from './conv';
import { div } from './div';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { gemm } from './gemm';
import { globalAveragePool } from './globalAveragePool';
import { globalMaxPool } from './globalMaxPool';
import { identity } from './identity';
import { leakyRelu } from './leakyRelu';
import { matMul } from './matMul';
import { maxPool } from './maxPool';
import { mul } from './mul';
import { neg } from './neg';
import { pad } from './pad';
import { reduceMean } from './reduceMean';
import { relu } from './relu';
import { reshape } from './reshape';
import { sigmoid } from './sigmoid';
import { squeeze } from './squeeze';
import { sub } from './sub';
import { tanh } from './tanh';
import { transpose } from './transpose';
import { unsqueeze } from './unsqueeze';

const OPERATIONS: readonly Operation[] = [
  add,
  averagePool,
  batchNormalization,
  cast,
  clip,
  concat,
  conv,
  div,
  dropout,
  flatten,
  gemm,
  globalAveragePool,
  globalMaxPool,
  identity,
  leakyRelu,
  matMul,
  maxPool,
  mul,
  neg,
  pad,
  reduceMean,
  relu,
  reshape,
  sigmoid,
  squeeze,
  sub,
  tanh,
  transpose,
  unsqueeze,
];

const TABLE: ReadonlyMap<string, Operation> = new Map(OPERATIONS.map((operation) => [operation.type, operation]));

/** The ONNX operators that networks may contain. */
export const OPERATION_TYPES: readonly string[] = [...TABLE.keys()];

/** Whether networks may contain this ONNX operator. */
export function isOperation(type: string): boolean {
  return TABLE.has(type);
}

/** The operation of that ONNX operator; a NetworkError where there is none. */
export function operationOf(type: string): Operation {
  const operation = TABLE.get(type);
  if (operation) return operation;
  throw new NetworkError(`The operation ${type} is not supported.`, `Supported are ${OPERATION_TYPES.join(', ')}.`);
}
