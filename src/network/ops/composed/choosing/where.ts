import { sizeOf } from '../../../network';
import { NetworkError } from '../../../networkError';
import type { OnnxTensor } from '../../../onnxNode';
import { activationInput, numberAttribute, optionalConstant } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import { broadcastOffsets, broadcastShape } from '../../affine/broadcast';
import type { Composition, Part } from '../builder';
import { constantOf, operandsOf } from '../parts';
import { chosen } from './comparing';

/**
 * Values where a constant condition holds and others elsewhere: each times 1 or 0, and their sum, which is exact.
 * Either may be a constant. Conditions that hang on the input choose between them.
 */
export const where: Composition = (node, context, builder) => {
  const [condition, ...choices] = operandsOf(node, context, builder, 3) as [Part, Part, Part];
  if (typeof condition === 'string') return chosen(builder, [condition, ...choices]);
  const masked = choices.map((choice, index) => {
    const mask = constantOf(
      condition.shape,
      Array.from(condition.data, (x) => ((x !== 0) === (index === 0) ? 1 : 0)),
    );
    return typeof choice === 'string' ? builder.add('Mul', [choice, mask]) : product(choice, mask);
  });
  const [value, other] = masked.sort((one) => (typeof one === 'string' ? -1 : 1)) as [string, Part];
  return builder.add('Add', [value, other]);
};

/** Where the mask is 0, so is the product, whatever the number was. */
function product(tensor: OnnxTensor, mask: OnnxTensor): OnnxTensor {
  const shape = broadcastShape(tensor.shape, mask.shape);
  const [at, maskAt] = [tensor, mask].map((one) => broadcastOffsets(one.shape, shape)) as [Uint32Array, Uint32Array];
  const numberAt = (place: number) =>
    mask.data[maskAt[place] as number] ? (tensor.data[at[place] as number] as number) : 0;
  return constantOf(
    shape,
    Array.from({ length: sizeOf(shape) }, (_, place) => numberAt(place)),
  );
}

/** The upper or the lower triangle of matrices, the rest being 0: a product with ones and zeros. */
export const triangle: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const sizes = builder.sizesOf(input);
  const [rows, columns] = sizes.slice(-2);
  if (rows === undefined || columns === undefined) throw new NetworkError('Its input is no matrix.', CHECK_FILE);
  const [shift = 0] = optionalConstant(node, 1, context)?.data ?? [];
  const isUpper = numberAttribute(node, 'upper', 1) !== 0;
  const ones = Array.from({ length: rows * columns }, (_, at) => {
    const over = (at % columns) - Math.floor(at / columns) - shift;
    return Number(isUpper ? over >= 0 : over <= 0);
  });
  return builder.add('Mul', [input, constantOf([rows, columns], ones)]);
};
