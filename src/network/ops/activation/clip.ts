import * as tf from '@tensorflow/tfjs-core';
import { scalarWeight } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import { activationInput, floatsOf, numberAttribute, optionalConstant, tensorOf } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { exactFunction } from '../errors';
import { NEVER_NEGATIVE, UNKNOWN } from '../known';
import { clipRelaxation } from './clipRelaxation';
import { only } from './unary';

/** null where a side is open. */
type ClipAttributes = { readonly min: number | null; readonly max: number | null };

/** min(max(x, min), max), as in ReLU6. Exact and monotone. */
export const clip = defineOperation<ClipAttributes>({
  known: ({ attributes: { min, max } }) => ({
    ...(min !== null && min >= 0 ? NEVER_NEGATIVE() : UNKNOWN()),
    ...(max === null && { is: 'raises' }),
  }),
  inferShape: only,
  forward: (inputs, node) => clamp(only(inputs), node.attributes),
  evaluate: (inputs, { attributes: { min, max } }) => {
    return only(inputs).map((x) => Math.min(Math.max(x, min ?? x), max ?? Number.POSITIVE_INFINITY));
  },
  interval: (inputs, node) => clamp(only(inputs), node.attributes),
  errors: exactFunction(1),
  backward: {
    kind: 'relaxed',
    relaxation: (input, { attributes: { min, max } }, rounding) => clipRelaxation(input, min, max, rounding),
    choice: () => undefined,
    bends: ({ attributes: { min, max } }) => [min, max].filter((limit) => limit !== null),
  },
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const least = limit(node, 'min', 1, context);
    const max = limit(node, 'max', 2, context);
    // Limits in the wrong order make everything the upper one.
    const min = least !== null && max !== null ? Math.min(least, max) : least;
    return { inputs: [input], attributes: { min, max }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => {
    const { min, max } = attributes;
    const limits = [min, max].map((value) => (value === null ? '' : tensorOf(scalarWeight(value))));
    return { opType: 'Clip', inputs: [...inputs, ...limits], attributes: {} };
  },
});

function clamp(x: tf.Tensor, { min, max }: ClipAttributes): tf.Tensor {
  return tf.tidy(() => {
    const raised = min === null ? x : tf.maximum(x, min);
    const clamped = max === null ? raised : tf.minimum(raised, max);
    return clamped === x ? tf.clone(x) : clamped;
  });
}

/** An attribute before opset 11, an input since; limits of infinite size are none. */
function limit(node: OnnxNode, name: 'min' | 'max', index: number, context: ImportContext): number | null {
  const open = name === 'min' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const constant = optionalConstant(node, index, context);
  const value = constant ? (floatsOf(constant)[0] ?? open) : numberAttribute(node, name, open);
  if (value === open) return null;
  if (Number.isFinite(value)) return value;
  throw new NetworkError(`Its ${name} is ${value}.`, 'Use finite limits.');
}
