import type { OperationName } from '../../../catalog/operations';
import type { NetworkNode } from '../../network';
import type { OnnxNode } from '../../onnxNode';
import type { Composition } from '../composed/builder';
import { numberOf } from '../composed/parts';
import { ROUNDED_SIXTH } from './hardSwish';
import { TANH_GELU } from './selfGated';

/*
 * Functions that files write out as products of a value and a share of it are taken as one, exactly: their relaxations are then
 * those of the whole curve, while a product of two values knows nothing of how they hang together.
 */

/** The node that computes a value, if one does. */
export type ProducerOf = (value: string) => NetworkNode | undefined;

/** A share of a value: `op` is the function that is the value times it. */
interface Share {
  readonly of: string;
  readonly op: OperationName;
  readonly attributes: Readonly<Record<string, number | string>>;
  /** The product is so many times the function. */
  readonly times: number;
}

/** How a product of a value and a share of it is one function; undefined for other nodes. */
export function fusedProduct(node: OnnxNode, producerOf: ProducerOf): Composition | undefined {
  if (node.opType !== ('Mul' satisfies OperationName)) return undefined;
  const [one, other] = node.inputs as [string, string];
  const found = matched(one, other, producerOf) ?? matched(other, one, producerOf);
  if (!found) return undefined;
  const { of, op, attributes, times } = found;
  return (_node, _context, builder) => {
    const value = builder.add(op, [of], { ...attributes, apart: 1 });
    return times === 1 ? value : builder.add('Mul', [value, numberOf(times)]);
  };
}

function matched(value: string, share: string, producerOf: ProducerOf): Share | undefined {
  const scaled = scaledBy(value, producerOf);
  const found = shareOf(share, producerOf);
  if (!found) return undefined;
  if (found.of === value) return found;
  const times = found.times * scaled.times;
  return found.of === scaled.of && Math.fround(times) === times ? { ...found, times } : undefined;
}

/** A value as a multiple of another. */
function scaledBy(value: string, producerOf: ProducerOf): { readonly of: string; readonly times: number } {
  const node = producerOf(value);
  const times = node?.op === ('Mul' satisfies OperationName) ? constantOf(node) : undefined;
  return node && times !== undefined ? { of: node.inputs[0] as string, times } : { of: value, times: 1 };
}

function shareOf(share: string, producerOf: ProducerOf): Share | undefined {
  const { of: inner, times } = scaledBy(share, producerOf);
  const node = producerOf(inner);
  const own =
    node &&
    (sigmoid(node) ??
      tanhOfSoftplus(node, producerOf) ??
      normal(node, producerOf) ??
      nearlyNormal(node, producerOf) ??
      hard(node, producerOf) ??
      hardSigmoid(node, producerOf));
  return own && Math.fround(own.times * times) === own.times * times ? { ...own, times: own.times * times } : undefined;
}

/** x·σ(x). */
function sigmoid({ op, inputs }: NetworkNode): Share | undefined {
  if (op !== ('Sigmoid' satisfies OperationName)) return undefined;
  return { of: inputs[0] as string, op: 'Swish', attributes: {}, times: 1 };
}

/** x·tanh(ln(1 + eˣ)). */
function tanhOfSoftplus({ op, inputs }: NetworkNode, producerOf: ProducerOf): Share | undefined {
  if (op !== ('Tanh' satisfies OperationName)) return undefined;
  const inner = producerOf(inputs[0] as string);
  if (inner?.op !== ('Softplus' satisfies OperationName)) return undefined;
  return { of: inner.inputs[0] as string, op: 'Mish', attributes: {}, times: 1 };
}

/** x·(1 + erf(x/c)), which is twice x times a normal distribution; c is √2 as float32 has it. */
function normal(sum: NetworkNode, producerOf: ProducerOf): Share | undefined {
  if (sum.op !== ('Add' satisfies OperationName) || constantOf(sum) !== 1) return undefined;
  const erf = producerOf(sum.inputs[0] as string);
  if (erf?.op !== ('Erf' satisfies OperationName)) return undefined;
  const scaled = producerOf(erf.inputs[0] as string);
  const constant = scaled && constantOf(scaled);
  if (!scaled || constant === undefined) return undefined;
  const isQuotient = scaled.op === ('Div' satisfies OperationName);
  if (!isQuotient && scaled.op !== ('Mul' satisfies OperationName)) return undefined;
  const inner = isQuotient ? 1 / constant : constant;
  if (!(Math.abs(inner * Math.SQRT2 - 1) < NEAR)) return undefined;
  return { of: scaled.inputs[0] as string, op: 'Gelu', attributes: { approximate: 'none', inner }, times: 2 };
}

/** As far as roundings of float32 go. */
const NEAR = 2 ** -20;

function isNear(constant: number | undefined, known: number): constant is number {
  return constant !== undefined && Math.abs(constant / known - 1) < NEAR;
}

/** x·(1 + tanh(√(2/π)(x + 0.044715x³))), which is twice what comes near x times a normal distribution. */
function nearlyNormal(sum: NetworkNode, producerOf: ProducerOf): Share | undefined {
  if (sum.op !== ('Add' satisfies OperationName) || constantOf(sum) !== 1) return undefined;
  const tanh = producerOf(sum.inputs[0] as string);
  if (tanh?.op !== ('Tanh' satisfies OperationName)) return undefined;
  const { of: added, times: inner } = scaledBy(tanh.inputs[0] as string, producerOf);
  const node = producerOf(added);
  if (node?.op !== ('Add' satisfies OperationName) || node.inputs.length !== 2) return undefined;
  for (const [of, other] of [node.inputs, [...node.inputs].reverse()] as [string, string][]) {
    const { of: third, times: cube } = scaledBy(other, producerOf);
    if (!isCubeOf(third, of, producerOf) || !isNear(inner, TANH_GELU.inner) || !isNear(cube, TANH_GELU.cube)) continue;
    return { of, op: 'Gelu', attributes: { approximate: 'tanh', inner, cube }, times: 2 };
  }
  return undefined;
}

/** Whether a value is another to the third power, or it times its square. */
function isCubeOf(value: string, of: string, producerOf: ProducerOf): boolean {
  const node = producerOf(value);
  const isPower = (name: string, exponent: number) => {
    const power = producerOf(name);
    if (power?.op !== ('Pow' satisfies OperationName) || power.inputs[0] !== of) return false;
    return power.attributes.exponent === exponent;
  };
  if (isPower(value, 3)) return true;
  if (node?.op !== ('Product' satisfies OperationName)) return false;
  const [one, other] = node.inputs as [string, string];
  return (one === of && isPower(other, 2)) || (other === of && isPower(one, 2));
}

/** x·min(max(x/6 + 1/2, 0), 1), with the float32 number nearest to a sixth. */
function hardSigmoid(clip: NetworkNode, producerOf: ProducerOf): Share | undefined {
  if (clip.op !== ('Clip' satisfies OperationName)) return undefined;
  if (clip.attributes.min !== 0 || clip.attributes.max !== 1) return undefined;
  const sum = producerOf(clip.inputs[0] as string);
  if (sum?.op !== ('Add' satisfies OperationName) || constantOf(sum) !== 0.5) return undefined;
  const { of, times: slope } = scaledBy(sum.inputs[0] as string, producerOf);
  return slope === ROUNDED_SIXTH ? { of, op: 'HardSwish', attributes: { slope }, times: 1 } : undefined;
}

/** x·min(max(x + 3, 0), 6), which is six times the function; or that over 6. */
function hard(node: NetworkNode, producerOf: ProducerOf): Share | undefined {
  const isSixth = node.op === ('Div' satisfies OperationName) && constantOf(node) === 6;
  const clip = isSixth ? producerOf(node.inputs[0] as string) : node;
  if (clip?.op !== ('Clip' satisfies OperationName)) return undefined;
  if (clip.attributes.min !== 0 || clip.attributes.max !== 6) return undefined;
  const sum = producerOf(clip.inputs[0] as string);
  if (sum?.op !== ('Add' satisfies OperationName) || constantOf(sum) !== 3) return undefined;
  return { of: sum.inputs[0] as string, op: 'HardSwish', attributes: {}, times: isSixth ? 1 : 6 };
}

/** The number that a node adds to its one input, or multiplies or divides it by, where it is the same everywhere. */
function constantOf({ inputs, weights }: NetworkNode): number | undefined {
  const data = weights.constant?.data;
  const [first] = data ?? [];
  if (inputs.length !== 1 || data?.length !== 1) return undefined;
  return first;
}
