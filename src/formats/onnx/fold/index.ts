import { NetworkError } from '../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../network/onnxNode';
import { fullShape, integerTensor, numberAttribute } from '../../../network/onnxReading';
import { add, cast, constantOfShape, div, mul, sub } from './arithmetic';
import { constant } from './constant';
import type { Fold } from './folding';
import { flatten, identity, reshape, squeeze, transpose, unsqueeze } from './rearranging';
import { concat, gather, slice } from './selecting';

/** Sizes of a constant or of an activation, whose batch counts as one. */
const shape: Fold = (node, context) => {
  const name = node.inputs[0] as string;
  const sizes = context.constant(name)?.shape ?? fullShape(name, context);
  const end = numberAttribute(node, 'end', sizes.length);
  return integerTensor(sizes.slice(numberAttribute(node, 'start', 0), end));
};

const FOLDS: ReadonlyMap<string, Fold> = new Map([
  ['Add', add],
  ['Cast', cast],
  ['Concat', concat],
  ['Constant', constant],
  ['ConstantOfShape', constantOfShape],
  ['Div', div],
  ['Flatten', flatten],
  ['Gather', gather],
  ['Identity', identity],
  ['Mul', mul],
  ['Reshape', reshape],
  ['Shape', shape],
  ['Slice', slice],
  ['Squeeze', squeeze],
  ['Sub', sub],
  ['Transpose', transpose],
  ['Unsqueeze', unsqueeze],
]);

/** Whether a node of that type can be computed while the file is read, its inputs being constants. */
export function isFoldable(opType: string): boolean {
  return FOLDS.has(opType);
}

/** Computes a node of constants, as PyTorch's exporter writes them around every Reshape. Throws a NetworkError. */
export function foldNode(node: OnnxNode, context: ImportContext): OnnxTensor {
  const fold = FOLDS.get(node.opType);
  if (fold) return fold(node, context);
  throw new NetworkError(`${node.opType} of constants is not computed.`, 'Fold constants when exporting.');
}
