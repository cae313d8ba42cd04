import { activationInput } from '../../onnxReading';
import type { Builder, Composition } from './builder';
import { productOf } from './multiplying';
import { numberOf } from './parts';

/** Half of eˣ combined with e⁻ˣ. */
function halfOf(op: 'Add' | 'Sub'): Composition {
  return (node, context, builder) => {
    const input = activationInput(node, 0, context);
    const [rising, falling] = [input, builder.add('Neg', [input])].map((x) => builder.add('Exp', [x])) as [
      string,
      string,
    ];
    return half(builder, builder.add(op, [rising, falling]));
  };
}

function half(builder: Builder, value: string): string {
  return builder.add('Mul', [value, numberOf(0.5)]);
}

export const sinh = halfOf('Sub');
export const cosh = halfOf('Add');

/** sin x/cos x, where cos x is never 0. */
export const tan: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  return productOf(builder, builder.add('Sin', [input]), builder.add('Reciprocal', [builder.add('Cos', [input])]));
};
