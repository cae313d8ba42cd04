import { counted } from '../../../numbers/format';
import { permute } from '../../layout';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import {
  activationInput,
  constantInput,
  floatsOf,
  listAttribute,
  numberAttribute,
  optionalConstant,
} from '../../onnxReading';
import type { NodeDraft } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { readWindow, type Window } from '../pool/window';

export type ConvAttributes = Window & { readonly groups: number };

const OIHW_TO_HWIO = [2, 3, 1, 0];

/**
 * A convolution as ONNX writes it, its filter put into the order of `conv`.
 *
 * @throws NetworkError for one that is not over images, and for sizes that contradict each other
 */
export function readConv(node: OnnxNode, context: ImportContext): NodeDraft<ConvAttributes> {
  const input = activationInput(node, 0, context);
  const filter = constantInput(node, 1, context);
  if (filter.shape.length !== 4) {
    throw new NetworkError(
      `Its filter has ${counted(filter.shape.length, 'dimension')}; only convolutions over images (4 dimensions) are taken.`,
      'A one-dimensional convolution can be written as one over images of height 1.',
    );
  }
  const [outputs, , rows, columns] = filter.shape as [number, number, number, number];
  checkKernelShape(node, [rows, columns]);
  const groups = numberAttribute(node, 'group', 1);
  if (!Number.isSafeInteger(groups) || groups < 1 || outputs % groups !== 0) {
    throw new NetworkError(
      `Its ${counted(outputs, 'filter')} cannot be split into ${counted(groups, 'group')}.`,
      CHECK_FILE,
    );
  }
  const shape = OIHW_TO_HWIO.map((axis) => filter.shape[axis] as number);
  const data = permute(floatsOf(filter), filter.shape, OIHW_TO_HWIO);
  const bias = optionalConstant(node, 2, context);
  if (bias && bias.data.length !== outputs) {
    throw new NetworkError(
      `Its bias has ${counted(bias.data.length, 'value')} for ${counted(outputs, 'filter')}.`,
      CHECK_FILE,
    );
  }
  return {
    inputs: [input],
    attributes: { ...readWindow(node, [rows, columns], context.shapeOf(input)), groups },
    weights: { filter: { shape, data }, ...(bias && { bias: { shape: [outputs], data: floatsOf(bias) } }) },
  };
}

function checkKernelShape(node: OnnxNode, kernel: readonly number[]): void {
  const given = listAttribute(node, 'kernel_shape');
  if (given && (given.length !== 2 || given.some((size, axis) => size !== kernel[axis]))) {
    throw new NetworkError(
      `Its kernel_shape [${given.join(', ')}] contradicts its filter [${kernel.join(', ')}].`,
      CHECK_FILE,
    );
  }
}
