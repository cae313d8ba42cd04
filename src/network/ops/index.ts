import { NetworkError } from '../networkError';
import type { Operation } from '../operation';
import { conv } from './conv';
import { flatten } from './flatten';
import { gemm } from './gemm';
import { relu } from './relu';

const OPERATIONS: readonly Operation[] = [conv, flatten, gemm, relu];

const TABLE: ReadonlyMap<string, Operation> = new Map(OPERATIONS.map((operation) => [operation.type, operation]));

/** Whether networks may contain this ONNX operator. */
export function isOperation(type: string): boolean {
  return TABLE.has(type);
}

/** The operation of that ONNX operator; a NetworkError where there is none. */
export function operationOf(type: string): Operation {
  const operation = TABLE.get(type);
  if (operation) return operation;
  throw new NetworkError(`The operation ${type} is not supported.`, `Supported are ${[...TABLE.keys()].join(', ')}.`);
}
