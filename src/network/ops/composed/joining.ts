import { integerTensor, numberAttribute, plainAxis } from '../../onnxReading';
import type { Builder, Composition, Part } from './builder';
import { alike, asValue, numberOf, operandsOf } from './parts';

/** Sum of any number of inputs. */
export const sum: Composition = (node, context, builder) => total(builder, operandsOf(node, context, builder));

/** Their mean. */
export const mean: Composition = (node, context, builder) => {
  const parts = operandsOf(node, context, builder);
  return builder.add('Div', [total(builder, parts), numberOf(parts.length)]);
};

/** The largest of any number of inputs, place by place. */
export const max: Composition = (node, context, builder) => largest(builder, operandsOf(node, context, builder));

/** The smallest. */
export const min: Composition = (node, context, builder) => {
  const negative = operandsOf(node, context, builder).map((part) => negated(builder, part));
  return builder.add('Neg', [largest(builder, negative)]);
};

/** Values first. */
function inOrder(parts: readonly Part[]): [string, ...Part[]] {
  const isValue = (part: Part) => typeof part === 'string';
  return [...parts.filter(isValue), ...parts.filter((part) => !isValue(part))] as [string, ...Part[]];
}

function total(builder: Builder, parts: readonly Part[]): string {
  const [first, ...others] = inOrder(parts);
  return others.reduce<string>((sum, part) => builder.add('Add', [sum, part]), first);
}

/** Inputs beside each other along an axis of their own. A single number is a limit. */
function largest(builder: Builder, parts: readonly Part[]): string {
  const [first, ...others] = inOrder(parts);
  const isNumber = (part: Part) => typeof part !== 'string' && part.data.length === 1 && part.shape.length === 0;
  const limited = others.filter(isNumber).reduce<string>((value, limit) => builder.add('Clip', [value, limit]), first);
  const rest = others.filter((part) => !isNumber(part)).map((part) => asValue(builder, part, first));
  if (rest.length === 0) return limited;
  const apart = alike(builder, [limited, ...rest]).map((value) =>
    builder.add('Unsqueeze', [value, integerTensor([0])]),
  );
  return builder.add('ReduceMax', [builder.add('Concat', apart, { axis: 0 })], { axes: [0], keepdims: 0 });
}

function negated(builder: Builder, part: Part): Part {
  return typeof part === 'string' ? builder.add('Neg', [part]) : { ...part, data: part.data.map((x) => -x) };
}

/** Values and constants beside each other; a constant is made a value by adding it to a sum of others taken times 0. */
export const beside: Composition = (node, context, builder) => {
  const parts = operandsOf(node, context, builder);
  const like = parts.find((part) => typeof part === 'string');
  if (!like || parts.every((part) => typeof part === 'string')) return undefined;
  const axis = plainAxis(numberAttribute(node, 'axis', 1), context.shapeOf(like), context);
  const axes = [...builder.sizesOf(like).keys()];
  const single = builder.add('ReduceSum', [like, integerTensor(axes)], { keepdims: 1 });
  const names = node.inputs.filter((name) => name !== '');
  const values = parts.map((part, at) => asValue(builder, part, single, names[at]));
  return builder.add('Concat', values, { axis });
};
