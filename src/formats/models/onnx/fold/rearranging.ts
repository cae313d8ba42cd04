import { permute } from '../../../../network/layout';
import { sizeOf } from '../../../../network/network';
import type { OnnxTensor } from '../../../../network/onnxNode';
import {
  constantInput,
  integersFromEither,
  integersOf,
  listAttribute,
  numberAttribute,
} from '../../../../network/onnxReading';
import { normalAxes, reshapedSizes, squeezedSizes, unsqueezedSizes } from '../../../../network/ops/sizes';
import type { Fold } from './folding';

/** Operators that give a constant other sizes and leave its values as they are. */
export const identity: Fold = (node, context) => constantInput(node, 0, context);

export const reshape: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  const target = integersOf(constantInput(node, 1, context));
  return resized(tensor, reshapedSizes(tensor.shape, target, numberAttribute(node, 'allowzero', 0) !== 0));
};

export const squeeze: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  return resized(tensor, squeezedSizes(tensor.shape, integersFromEither(node, 'axes', 1, context)));
};

export const unsqueeze: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  return resized(tensor, unsqueezedSizes(tensor.shape, integersFromEither(node, 'axes', 1, context) ?? []));
};

export const flatten: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  const axis = numberAttribute(node, 'axis', 1);
  const split = axis < 0 ? axis + tensor.shape.length : axis;
  return resized(tensor, [sizeOf(tensor.shape.slice(0, split)), sizeOf(tensor.shape.slice(split))]);
};

export const transpose: Fold = (node, context) => {
  const tensor = constantInput(node, 0, context);
  const { shape, data } = tensor;
  const order = normalAxes(
    listAttribute(node, 'perm') ?? shape.map((_, axis) => shape.length - 1 - axis),
    shape.length,
  );
  return { ...tensor, shape: order.map((axis) => shape[axis] as number), data: permute(data, shape, order) };
};

function resized(tensor: OnnxTensor, shape: readonly number[]): OnnxTensor {
  return { ...tensor, shape };
}
