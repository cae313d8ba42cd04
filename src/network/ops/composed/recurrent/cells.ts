import { NetworkError } from '../../../networkError';
import { numberAttribute } from '../../../onnxReading';
import type { Builder, Composition } from '../builder';
import { productOf } from '../multiplying';
import { constantOf, numberOf, pick } from '../parts';
import { type Direction, listed, unrolled } from './sequence';

/** What gates may be bounded by. */
const ACTIVATIONS = ['Sigmoid', 'Tanh', 'Relu', 'HardSigmoid', 'Softsign', 'Softplus'];

function activated(builder: Builder, value: string, name: string | undefined): string {
  const known = ACTIVATIONS.find((one) => one.toLowerCase() === name?.toLowerCase());
  if (known) return builder.add(known, [value]);
  throw new NetworkError(`Its activation “${name}” is not taken.`, `Use one of: ${ACTIVATIONS.join(', ')}.`);
}

/** The units of a gate. */
function gate(builder: Builder, value: string, at: number, { units }: Direction): string {
  return pick(builder, value, 1, listed(at * units, units));
}

/** R·h and its bias; the bias alone where h is zeros, undefined where there is none either. */
function recurrentOf(builder: Builder, hidden: string | undefined, { recurrent, bias }: Direction) {
  if (hidden === undefined) return bias;
  const product = builder.add('MatMul', [hidden, recurrent]);
  return bias ? builder.add('Add', [product, bias]) : product;
}

function plus(builder: Builder, value: string, other: ReturnType<typeof recurrentOf>): string {
  return other === undefined ? value : builder.add('Add', [value, other]);
}

/** h′ = f(Wx + Rh + b). */
export const rnn: Composition = (node, context, builder) =>
  unrolled(node, context, builder, 1, ['Tanh'], (own, driven, { hidden }, direction) => {
    const sum = plus(own, driven, recurrentOf(own, hidden, direction));
    return { hidden: activated(own, sum, direction.activations[0]) };
  });

/** Gates i, o, f and a candidate: c′ = f·c + i·g(…), h′ = o·g(c′). */
export const lstm: Composition = (node, context, builder) =>
  unrolled(node, context, builder, 4, ['Sigmoid', 'Tanh', 'Tanh'], (own, driven, { hidden, cell }, direction) => {
    const sum = plus(own, driven, recurrentOf(own, hidden, direction));
    const [f, g, h] = direction.activations;
    const peeped = (at: number, place: number, seen: string | undefined) => {
      const value = gate(own, sum, at, direction);
      if (!direction.peepholes || seen === undefined) return value;
      const weights = direction.peepholes.slice(place * direction.units, (place + 1) * direction.units);
      return own.add('Add', [value, own.add('Mul', [seen, constantOf([direction.units], weights)])]);
    };
    const candidate = activated(own, gate(own, sum, 3, direction), g);
    const taken = productOf(own, activated(own, peeped(0, 0, cell), f), candidate);
    const after =
      cell === undefined ? taken : own.add('Add', [productOf(own, activated(own, peeped(2, 2, cell), f), cell), taken]);
    const output = activated(own, peeped(1, 1, after), f);
    return { hidden: productOf(own, output, activated(own, after, h)), cell: after };
  });

/** Gates z and r and a candidate: h′ = (1 − z)·g(…) + z·h. */
export const gru: Composition = (node, context, builder) => {
  const isAfter = numberAttribute(node, 'linear_before_reset', 0) !== 0;
  return unrolled(node, context, builder, 3, ['Sigmoid', 'Tanh'], (own, driven, { hidden }, direction) => {
    const [f, g] = direction.activations;
    const part = (tensor: Direction['recurrent'], from: number, count: number) => {
      const width = tensor.shape.at(-1) as number;
      const [start, length] = [from * direction.units, count * direction.units];
      const data = tensor.data.filter((_, at) => at % width >= start && at % width < start + length);
      return constantOf([...tensor.shape.slice(0, -1), length], data);
    };
    const only = (from: number, count: number): Direction => ({
      ...direction,
      recurrent: part(direction.recurrent, from, count),
      bias: direction.bias && part(direction.bias, from, count),
    });
    const gates = plus(own, pick(own, driven, 1, listed(0, 2 * direction.units)), recurrentOf(own, hidden, only(0, 2)));
    const update = activated(own, gate(own, gates, 0, direction), f);
    const reset = activated(own, gate(own, gates, 1, direction), f);
    const read = gate(own, driven, 2, direction);
    const last = only(2, 1);
    const kept = () => {
      if (!isAfter) return recurrentOf(own, hidden && productOf(own, reset, hidden), last);
      const product = recurrentOf(own, hidden, last);
      return typeof product === 'object' ? own.add('Mul', [reset, product]) : product && productOf(own, reset, product);
    };
    const candidate = activated(own, plus(own, read, kept()), g);
    const rest = productOf(own, own.add('Sub', [numberOf(1), update]), candidate);
    return { hidden: hidden === undefined ? rest : own.add('Add', [rest, productOf(own, update, hidden)]) };
  });
};
