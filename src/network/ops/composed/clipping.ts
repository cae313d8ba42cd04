import type { OnnxTensor } from '../../onnxNode';
import { activationInput, constantInput, numberAttribute } from '../../onnxReading';
import type { Composition } from './builder';
import { numberOf, operandsOf } from './parts';

/** min(max(αx + β, 0), 1). */
export const hardSigmoid: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const [alpha, beta] = [numberAttribute(node, 'alpha', 0.2), numberAttribute(node, 'beta', 0.5)];
  const line = builder.add('Add', [builder.add('Mul', [input, numberOf(alpha)]), numberOf(beta)]);
  return builder.add('Clip', [line, numberOf(0), numberOf(1)]);
};

/** x for x ≥ 0, else a multiple that may differ from place to place: max(x, 0) − slope·max(−x, 0). */
export const parametric: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  constantInput(node, 1, context);
  const slope = operandsOf(node, context, builder, 2)[1] as OnnxTensor;
  const [first = 0] = slope.data;
  if (first >= 0 && slope.data.every((one) => one === first))
    return builder.add('LeakyRelu', [input], { alpha: first });
  const negative = builder.add('Relu', [builder.add('Neg', [input])]);
  return builder.add('Sub', [builder.add('Relu', [input]), builder.add('Mul', [negative, slope])]);
};

/** A slope below 0 turns what is negative about. */
export const falling: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const slope = numberAttribute(node, 'alpha', 0);
  if (!(slope < 0)) return undefined;
  const negative = builder.add('Relu', [builder.add('Neg', [input])]);
  return builder.add('Add', [builder.add('Relu', [input]), builder.add('Mul', [negative, numberOf(-slope)])]);
};

/** x·σ(αx) is that of αx without α, over α; x/2 where α is 0. */
export const scaledSwish: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const alpha = numberAttribute(node, 'alpha', 1);
  if (alpha === 1) return undefined;
  if (alpha === 0) return builder.add('Mul', [input, numberOf(0.5)]);
  const inner = builder.add('Mul', [input, numberOf(alpha)]);
  return builder.add('Div', [builder.add('Swish', [inner]), numberOf(alpha)]);
};
