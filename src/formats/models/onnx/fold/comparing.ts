import { NetworkError } from '../../../../network/networkError';
import type { OnnxTensor } from '../../../../network/onnxNode';
import { constantInput, missingInput } from '../../../../network/onnxReading';
import { broadcastShape } from '../../../../network/ops/affine/broadcast';
import { CHECK_FILE } from '../../../../network/remedies';
import { broadcastValues } from './arithmetic';
import { checkFolded, type Fold, like } from './folding';

/*
 * What exporters write around sizes and positions that they work out, such as the mask of attention that is causal.
 */

/** 1 where it holds of two constants, 0 elsewhere. */
function comparing(holds: (a: number, b: number) => boolean): Fold {
  return (node, context) => {
    const [a, b] = [constantInput(node, 0, context), constantInput(node, 1, context)];
    const shape = checkFolded(broadcastShape(a.shape, b.shape));
    const others = broadcastValues(b, shape);
    const data = broadcastValues(a, shape).map((value, at) => Number(holds(value, others[at] as number)));
    return { shape, type: 'integer', element: 'bool', data };
  };
}

export const equal = comparing((a, b) => a === b);
export const greater = comparing((a, b) => a > b);
export const greaterOrEqual = comparing((a, b) => a >= b);
export const less = comparing((a, b) => a < b);
export const lessOrEqual = comparing((a, b) => a <= b);
export const and = comparing((a, b) => a !== 0 && b !== 0);
export const or = comparing((a, b) => a !== 0 || b !== 0);
export const xor = comparing((a, b) => (a !== 0) !== (b !== 0));

export const not: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  return like(
    tensor,
    tensor.shape,
    Array.from(tensor.data, (value) => Number(value === 0)),
  );
};

/** One of any number of constants, place by place. */
function picking(pick: (a: number, b: number) => number): Fold {
  return (node, context) => {
    const [first, ...others] = node.inputs.map((_, at) => constantInput(node, at, context));
    if (!first) throw missingInput(0);
    return others.reduce((one: OnnxTensor, other) => {
      if (one.type !== other.type || one.element !== other.element) {
        throw new NetworkError('It compares two types of numbers.', CHECK_FILE);
      }
      const shape = checkFolded(broadcastShape(one.shape, other.shape));
      const values = broadcastValues(other, shape);
      return like(
        one,
        shape,
        broadcastValues(one, shape).map((value, at) => pick(value, values[at] as number)),
      );
    }, first);
  };
}

export const larger = picking(Math.max);
export const smaller = picking(Math.min);
