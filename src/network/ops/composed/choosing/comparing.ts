import { activationInput, numberAttribute } from '../../../onnxReading';
import type { Builder, Composition, Part } from '../builder';
import { alike, asValue, numberOf, operandsOf } from '../parts';

/*
 * What is true is 1, and what is false 0. Where ranges do not decide it, it lies between 0 and 1: only an interval bounds a
 * jump.
 */

/** What becomes of a difference x − y. */
type Test = (builder: Builder, difference: string) => string;

/** 1 where a value is above 0, else 0. */
export const isPositive: Test = (builder, value) => builder.add('Sign', [builder.add('Relu', [value])]);
const isNegative: Test = (builder, value) => isPositive(builder, builder.add('Neg', [value]));
const isNonzero: Test = (builder, value) => builder.add('Sign', [builder.add('Abs', [value])]);

/** 1 − x. */
export const opposite: Test = (builder, value) => builder.add('Sub', [numberOf(1), value]);

const unless =
  (test: Test): Test =>
  (builder, value) =>
    opposite(builder, test(builder, value));

/** Compares two values, or one with a constant, place by place. */
function comparing(test: Test): Composition {
  return (node, context, builder) => {
    const [one, other] = operandsOf(node, context, builder, 2) as [Part, Part];
    if (typeof one === 'string' && typeof other === 'string') {
      return test(builder, builder.add('Sub', alike(builder, [one, other])));
    }
    return test(builder, builder.add('Sub', [one, other]));
  };
}

export const greater = comparing(isPositive);
export const greaterOrEqual = comparing(unless(isNegative));
export const less = comparing(isNegative);
export const lessOrEqual = comparing(unless(isPositive));
export const equal = comparing(unless(isNonzero));

export const not: Composition = (node, context, builder) => opposite(builder, activationInput(node, 0, context));

/** Both of two truths: the smaller. */
export const and: Composition = (node, context, builder) => builder.add('Min', operandsOf(node, context, builder, 2));

/** One of two at least: the larger. */
export const or: Composition = (node, context, builder) => builder.add('Max', operandsOf(node, context, builder, 2));

/** One of two, and not both. */
export const xor: Composition = (node, context, builder) =>
  isNonzero(builder, builder.add('Sub', operandsOf(node, context, builder, 2)));

const BOOL = 9;

/** Whether numbers are other than 0; other casts are none of these. */
export const truth: Composition = (node, context, builder) =>
  numberAttribute(node, 'to', 0) === BOOL ? isNonzero(builder, activationInput(node, 0, context)) : undefined;

/**
 * One of two values, place by place, where a truth that hangs on the input chooses: c·a + (1 − c)·b. It lies between the
 * two, which is what is known of it where c is not decided.
 */
export function chosen(builder: Builder, [condition, ...choices]: readonly [string, Part, Part]): string {
  const values = choices.map((choice) => asValue(builder, choice, condition));
  const [c, a, b] = alike(builder, [condition, ...values]) as [string, string, string];
  const own = builder.add('Product', [c, a]);
  const other = builder.add('Product', [opposite(builder, c), b]);
  const sum = builder.add('Add', [own, other]);
  return builder.add('Min', [builder.add('Max', [sum, builder.add('Min', [a, b])]), builder.add('Max', [a, b])]);
}
