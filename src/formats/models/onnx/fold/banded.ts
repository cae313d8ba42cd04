import { DIVIDING, operationRow, SCALING } from '../../../../catalog/operations';
import { NetworkError } from '../../../../network/networkError';
import type { OnnxNode, OnnxTensor } from '../../../../network/onnxNode';
import type { Builder, Composition, Part } from '../../../../network/ops/composed/builder';
import { numberOf } from '../../../../network/ops/composed/parts';
import { FOLD_CONSTANTS } from '../../../../network/remedies';
import type { WideConstant } from './dequantizing';
import { type Enclosed, inverseOf } from './enclosing';

/**
 * An operation with enclosed constants: that of the nearest float32 numbers, and a band as wide as the constants may be off,
 * |W̃x − Wx| ≤ |W̃ − W||x|.
 */
export function banded(enclosedOf: (name: string) => Enclosed | undefined): Composition {
  return (node, context, builder) => {
    const [value, ...others] = node.inputs as [string, ...string[]];
    if (!operationRow(node.opType)?.weighs || context.constant(value)) throw tooPrecise();
    const known = others.map(enclosedOf);
    const main = builder.add(
      node.opType,
      [value, ...others.map((name, at) => nearest(known[at]) ?? name)],
      node.attributes,
    );
    const sizes = builder.add('Abs', [value]);
    const offs = others.map((name, at): Part => {
      const own = offOf(known[at]);
      if (own || at > 0) return own ?? '';
      return zerosLike(context.constant(name) as OnnxTensor);
    });
    const off = builder.add(node.opType, [sizes, ...offs], positive(node));
    return builder.add('Add', [main, builder.add('Band', [off])]);
  };
}

/** An operation with constants that are sums of two, as the sum of two operations; other shifts count once. */
export function inTwo(wideOf: (name: string) => WideConstant | undefined): Composition {
  return (node, context, builder) => {
    if (!operationRow(node.opType)?.weighs) throw tooPrecise();
    const parts = (['high', 'low'] as const).map((part) => {
      const inputs = node.inputs.map((name, at) => {
        const isOtherShift = part === 'low' && at === 2;
        return wideOf(name)?.[part] ?? (isOtherShift && context.constant(name) ? '' : name);
      });
      return builder.add(node.opType, inputs, node.attributes);
    });
    return builder.add('Add', parts);
  };
}

/** The same as `banded` where a constant is added, or multiplies what is read. */
export function bandedElementwise(enclosedOf: (name: string) => Enclosed | undefined): Composition {
  return (node, _context, builder) => {
    const at = node.inputs.findIndex((name) => enclosedOf(name));
    const value = node.inputs[1 - at];
    const given = enclosedOf(node.inputs[at] as string);
    if (node.inputs.length !== 2 || value === undefined || enclosedOf(value)) throw tooPrecise();
    const isQuotient = DIVIDING.has(node.opType);
    // Only what divides a value multiplies it in another way.
    if (isQuotient && at === 0) throw tooPrecise();
    const known = isQuotient && given ? inverseOf(given) : given;
    const opType = isQuotient ? 'Mul' : node.opType;
    const constant = nearest(known) as OnnxTensor;
    const main = builder.add(opType, at === 0 ? [constant, value] : [value, constant]);
    const off = offOf(known) as OnnxTensor;
    return builder.add('Add', [main, builder.add('Band', [offFor(opType, value, off, builder)])]);
  };
}

function offFor(opType: string, value: string, off: OnnxTensor, builder: Builder): string {
  if (SCALING.has(opType)) return builder.add('Mul', [builder.add('Abs', [value]), off]);
  return builder.add('Add', [builder.add('Mul', [value, numberOf(0)]), off]);
}

function tooPrecise(): NetworkError {
  return new NetworkError('It reads a constant that is more precise than float32.', FOLD_CONSTANTS);
}

/** Factors of what is off. */
function positive({ attributes }: OnnxNode): OnnxNode['attributes'] {
  const { alpha, beta } = attributes;
  return {
    ...attributes,
    ...(typeof alpha === 'number' && { alpha: Math.abs(alpha) }),
    ...(typeof beta === 'number' && { beta: Math.abs(beta) }),
  };
}

function nearest(enclosed: Enclosed | undefined): OnnxTensor | undefined {
  if (!enclosed) return undefined;
  const { shape, lower, upper } = enclosed;
  return { shape, type: 'float', data: Float32Array.from(lower, (low, at) => (low + (upper[at] as number)) / 2) };
}

/** At least how far the nearest may be off. */
function offOf(enclosed: Enclosed | undefined): OnnxTensor | undefined {
  const middle = nearest(enclosed);
  if (!enclosed || !middle) return undefined;
  const { shape, lower, upper } = enclosed;
  const data = Float32Array.from(middle.data, (value, at) => {
    const most = Math.max((upper[at] as number) - value, value - (lower[at] as number));
    return Math.fround(most * (1 + 2 ** -22)) + 2 ** -149;
  });
  return { shape, type: 'float', data };
}

function zerosLike({ shape, data }: OnnxTensor): OnnxTensor {
  return { shape, type: 'float', data: new Float32Array(data.length) };
}
