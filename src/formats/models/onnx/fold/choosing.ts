import { sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { OnnxTensor } from '../../../../network/onnxNode';
import { constantInput, integersFromEither, integersOf, numberAttribute } from '../../../../network/onnxReading';
import { broadcastShape } from '../../../../network/ops/affine/broadcast';
import { CHECK_FILE, FOLD_CONSTANTS } from '../../../../network/remedies';
import { broadcastValues } from './arithmetic';
import { checkFolded, type Fold } from './folding';

/*
 * What PyTorch's exporter writes around sizes that it works out: which of them are −1, and how many values there are.
 */

/** One of two constants, place by place. */
export const where: Fold = (node, context) => {
  const [condition, a, b] = [0, 1, 2].map((at) => constantInput(node, at, context)) as [
    OnnxTensor,
    OnnxTensor,
    OnnxTensor,
  ];
  if (a.type !== b.type || a.element !== b.element) {
    throw new NetworkError('It chooses among two types of numbers.', CHECK_FILE);
  }
  const shape = checkFolded(broadcastShape(condition.shape, broadcastShape(a.shape, b.shape)));
  const [chosen, other] = [broadcastValues(a, shape), broadcastValues(b, shape)];
  const data = broadcastValues(condition, shape).map((flag, at) => (flag ? chosen[at] : other[at]) as number);
  return { ...a, shape, data: a.type === 'float' ? Float32Array.from(data) : data };
};

/** The product of all whole numbers of a constant, such as the sizes of a value. */
export const product: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  const axes = integersFromEither(node, 'axes', 1, context) ?? [];
  const total = integersOf(tensor).reduce((a, b) => a * b, 1);
  if ((axes.length > 0 && axes.length < tensor.shape.length) || !Number.isSafeInteger(total)) {
    throw new NetworkError('It multiplies some constants of several.', FOLD_CONSTANTS);
  }
  const shape = numberAttribute(node, 'keepdims', 1) === 0 ? [] : tensor.shape.map(() => 1);
  return { ...tensor, shape, data: Float64Array.of(total) };
};

/** Whole numbers from one to before another, so many apart. */
export const range: Fold = (node, context) => {
  const [start, end, step] = [0, 1, 2].map((at) => integersOf(constantInput(node, at, context))[0]) as [
    number,
    number,
    number,
  ];
  const count = Math.max(0, Math.ceil((end - start) / step));
  if (!Number.isSafeInteger(count)) throw new NetworkError(`Its step is ${step}.`, CHECK_FILE);
  const shape = checkFolded([count]);
  return {
    shape,
    type: 'integer',
    element: 'int64',
    data: Float64Array.from({ length: sizeOf(shape) }, (_, at) => start + at * step),
  };
};
