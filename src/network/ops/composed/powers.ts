import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import { activationInput, constantInput } from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import type { Builder, Composition } from './builder';
import { numberOf, operandsOf } from './parts';

/** Powers with a constant exponent that are no powers of their own: none, the first, roots and those of 1/x. */
export const power: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const exponents = constantInput(node, 1, context).data;
  const [exponent] = exponents as unknown as [number];
  if (exponents.length === 0) throw new NetworkError('It has no exponent.', CHECK_FILE);
  const wrong = exponents.find((one) => !Number.isFinite(one));
  if (wrong !== undefined) throw new NetworkError(`It has the exponent ${wrong}.`, CHECK_FILE);
  if (exponents.some((one) => one !== exponent)) return byExponent(node, context, builder);
  if (exponent === 1) return input;
  if (exponent === 0) return builder.add('Add', [builder.add('Mul', [input, numberOf(0)]), numberOf(1)]);
  if (exponent === 0.5) return builder.add('Sqrt', [input]);
  if (exponent < 0) return builder.add('Reciprocal', [builder.add('Pow', [input, numberOf(-exponent)])]);
  return undefined;
};

/** More different exponents than that are no longer taken. */
const MOST_EXPONENTS = 64;

/** Exponents that differ from value to value: for each, the powers of what has it and of 1 elsewhere, and of those the sum. */
function byExponent(node: OnnxNode, context: ImportContext, builder: Builder): string {
  const [value, exponents] = operandsOf(node, context, builder, 2) as [string, OnnxTensor];
  const different = [...new Set(exponents.data)];
  if (different.length > MOST_EXPONENTS) {
    throw new NetworkError(`It has ${different.length} different exponents.`, 'Use one constant exponent.');
  }
  const parts = different.map((exponent) => {
    const share = (own: number, other: number): OnnxTensor => ({
      shape: exponents.shape,
      type: 'float',
      data: Float32Array.from(exponents.data, (each) => (each === exponent ? own : other)),
    });
    const own = builder.add('Add', [builder.add('Mul', [value, share(1, 0)]), share(0, 1)]);
    return builder.add('Mul', [builder.add('Pow', [own, numberOf(exponent)]), share(1, 0)]);
  });
  return parts.reduce((total, part) => builder.add('Add', [total, part]));
}
