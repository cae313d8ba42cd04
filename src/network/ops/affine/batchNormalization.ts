import * as tf from '@tensorflow/tfjs-core';
import { intervalScale } from '../../../kernels/dense/intervalScale';
import { SMALLEST_NORMAL } from '../../../kernels/rounding/rounding';
import type { NetworkNode, Shape, Weight } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import { activationInput, constantInput, floatsOf, numberAttribute } from '../../onnxReading';
import { defineOperation, type NodeDraft } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { UNKNOWN } from '../known';
import { scalingBackward, scalingConstants, scalingTensors } from './affine';
import { broadcastOffsets } from './broadcast';

type BatchNormalizationAttributes = { readonly epsilon: number };

/**
 * γ·(x − μ)/√(σ² + ε) + β with the statistics of the file. Weights: `gamma`, `beta`, `mean`, `variance`, one number
 * a channel; derived: the same as s·x + t.
 */
export const batchNormalization = defineOperation<BatchNormalizationAttributes>({
  known: UNKNOWN,
  inferShape: (inputs, node) => checkedShape(only(inputs), node),
  derive: scaleAndShift,
  forward: (inputs, { tensors }) => {
    return tf.tidy(() => tf.add(tf.mul(only(inputs), tensors.scale as tf.Tensor), tensors.shift as tf.Tensor));
  },
  evaluate: (inputs, { weights, attributes }, shapes) => {
    const { gamma, beta, mean, variance } = weights as Record<'gamma' | 'beta' | 'mean' | 'variance', Weight>;
    const channels = broadcastOffsets(gamma.shape, shapes.output);
    return only(inputs).map((x, at) => {
      const channel = channels[at] as number;
      const deviation = Math.sqrt((variance.data[channel] as number) + attributes.epsilon);
      const centered = x - (mean.data[channel] as number);
      return ((gamma.data[channel] as number) / deviation) * centered + (beta.data[channel] as number);
    });
  },
  interval: (inputs, node, rounding) => intervalScale(only(inputs), scalingTensors(node.tensors), rounding),
  errors: { kind: 'sums', isStated: isNormal },
  backward: scalingBackward(scalingTensors),
  fromOnnx: readBatchNormalization,
  toOnnx: ({ inputs, weights, attributes }) => {
    const { gamma, beta, mean, variance } = weights;
    const vectors = [gamma, beta, mean, variance].map((weight) => {
      const { data } = weight as Weight;
      return { shape: [data.length], type: 'float' as const, data };
    });
    return { opType: 'BatchNormalization', inputs: [...inputs, ...vectors], attributes };
  },
});

function checkedShape(input: Shape, node: NetworkNode): Shape {
  const gamma = node.weights.gamma as Weight;
  const axis = input.length - gamma.shape.length;
  if (input[axis] === gamma.shape[0]) return input;
  throw new NetworkError(`It is made for ${gamma.shape[0]} channels and its input has ${input[axis]}.`, CHECK_FILE);
}

/** Whether no execution takes a variance for zero, as it may a subnormal one. */
function isNormal({ weights, attributes }: NetworkNode<BatchNormalizationAttributes>): boolean {
  return (weights.variance as Weight).data.every((variance) => variance + attributes.epsilon >= SMALLEST_NORMAL);
}

/** s = γ/√(σ² + ε) and t = β − s·μ in float64, rounded once; the magnitudes that t was made of are rounded up. */
function scaleAndShift({ weights, attributes }: NetworkNode<BatchNormalizationAttributes>): Record<string, Weight> {
  const { gamma, beta, mean, variance } = weights as Readonly<Record<string, Weight>>;
  const shape = (gamma as Weight).shape;
  const factors = Array.from((gamma as Weight).data, (value, channel) => {
    return value / Math.sqrt((variance?.data[channel] as number) + attributes.epsilon);
  });
  const weight = (compute: (scale: number, mean: number, beta: number) => number): Weight => ({
    shape,
    data: Float32Array.from(factors, (factor, channel) => {
      return compute(factor, mean?.data[channel] as number, beta?.data[channel] as number);
    }),
  });
  return scalingConstants(
    weight((scale) => scale),
    weight((scale, mean, beta) => beta - scale * mean),
    weight((scale, mean, beta) => (Math.abs(beta) + Math.abs(scale * mean)) * (1 + 2 ** -22)),
  );
}

function readBatchNormalization(node: OnnxNode, context: ImportContext): NodeDraft<BatchNormalizationAttributes> {
  const input = activationInput(node, 0, context);
  refuseTraining(node, context);
  const sample = context.shapeOf(input);
  const vectors = [1, 2, 3, 4].map((index) => floatsOf(constantInput(node, index, context)));
  const [gamma, beta, mean, variance] = vectors as [Float32Array, Float32Array, Float32Array, Float32Array];
  if (vectors.some((vector) => vector.length !== gamma.length)) {
    throw new NetworkError('Its four vectors have different lengths.', CHECK_FILE);
  }
  const epsilon = numberAttribute(node, 'epsilon', Math.fround(1e-5));
  const channel = variance.findIndex((value) => value + epsilon <= 0);
  if (channel >= 0) {
    throw new NetworkError(
      `Its variance ${variance[channel]} of channel ${channel} plus ${epsilon} is not positive.`,
      CHECK_FILE,
    );
  }
  // ONNX's channels are axis 1; in the internal layout they are last in images and vectors, else first.
  const shape = [gamma.length, ...(sample.length === 3 ? [] : sample.slice(1).map(() => 1))];
  const weight = (data: Float32Array): Weight => ({ shape, data });
  return {
    inputs: [input],
    attributes: { epsilon },
    weights: { gamma: weight(gamma), beta: weight(beta), mean: weight(mean), variance: weight(variance) },
  };
}

/** Throws a NetworkError where the node would normalize by the batch that it sees, or each position by itself. */
export function refuseTraining(node: OnnxNode, { opset }: ImportContext): void {
  const isStated = numberAttribute(node, 'training_mode', 0) !== 0 || numberAttribute(node, 'spatial', 1) !== 1;
  const isOld = opset < 7 && numberAttribute(node, 'is_test', 0) === 0;
  // Before opset 14, further outputs are what training reads.
  const hasMore = opset < 14 && node.outputs.filter((name) => name !== '').length > 1;
  if (!isStated && !isOld && !hasMore) return;
  throw new NetworkError('It is in training mode or per position.', 'Call model.eval() before exporting.');
}
