import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { termsInBlocks } from '../../../kernels/conv/conv2dInBlocks';
import { matMulInBlocks } from '../../../kernels/dense/matMulInBlocks';
import { type Blocks, cutIntoBlocks } from '../../../kernels/rounding/blocks';
import type { Rounding } from '../../../kernels/rounding/rounding';
import { counted } from '../../../numbers/format';
import { describeShape } from '../../describe';
import { permute, shapeToOnnx } from '../../layout';
import { magnitudeOf, type Shape, type Weight } from '../../network';
import { NetworkError } from '../../networkError';
import type { OnnxTensor } from '../../onnxNode';
import { floatsOf } from '../../onnxReading';
import type { AffineTerms } from '../../passingBack';
import { CHECK_FILE } from '../../remedies';
import { productSums } from '../errors';

/** What dense layers derive of W: |W|, and Wᵀ for passing coefficients back. */
export function denseConstants(weight: Weight) {
  return { magnitude: magnitudeOf(weight), transposed: exchanged(weight) };
}

/** Blocks of sums over outputs: many rows pass back at once, and each block takes a pass over all of their results. */
const MOST_BLOCKS = 32;
const SMALLEST_BLOCK = 32;

function cutOutputs(outputs: number): Blocks {
  return cutIntoBlocks(outputs, Math.max(SMALLEST_BLOCK, Math.ceil(outputs / MOST_BLOCKS)));
}

/** a·Wᵀ for rows of coefficients a. */
export function transposedProduct(rows: tf.Tensor2D, transposed: tf.Tensor2D, rounding: Rounding): tf.Tensor2D {
  const outputs = transposed.shape[0];
  return !ROUNDINGS[rounding].outward
    ? tf.matMul(rows, transposed)
    : matMulInBlocks(rows, transposed, cutOutputs(outputs));
}

/** Products that dense layers sum. */
export function denseTerms({ shape }: Weight): AffineTerms {
  const [inputs, outputs] = shape as [number, number];
  return { forward: inputs, backward: termsInBlocks(cutOutputs(outputs)) };
}

/** Their errors: every output sums over the last axis. */
export const DENSE_SUMS = productSums(
  (open) => tf.sum(open, -1, true),
  ({ weights }) => denseTerms(weights.weight as Weight).forward,
);

/**
 * Shape of x·W, which acts on the last axis.
 *
 * @param weight [inputs, outputs]
 * @param mostAxes how many axes besides the batch x may have
 */
export function denseShape(input: Shape, weight: Weight, mostAxes: number): Shape {
  const [inputs, outputs] = weight.shape as [number, number];
  if (input.length < 1 || input.length > mostAxes) {
    throw new NetworkError(
      `Its input has the shape ${describeShape(shapeToOnnx(input))}; it takes ${mostAxes === 1 ? 'vectors [batch, n]' : 'vectors or rows of vectors'}.`,
      'Flatten the value before.',
    );
  }
  if (input.at(-1) !== inputs) {
    throw new NetworkError(
      `Its weight takes ${counted(inputs, 'value')} and its input has ${input.at(-1)}.`,
      CHECK_FILE,
    );
  }
  return [...input.slice(0, -1), outputs];
}

/** A constant matrix, rows and columns exchanged, as a weight. */
export function transposedMatrix(tensor: OnnxTensor): Weight {
  return exchanged({ shape: tensor.shape, data: floatsOf(tensor) });
}

function exchanged({ shape, data }: Weight): Weight {
  const [rows, columns] = shape as [number, number];
  return { shape: [columns, rows], data: permute(data, shape, [1, 0]) };
}
