import { NetworkError } from '../../../networkError';
import { activationInput, numberAttribute, plainAxis } from '../../../onnxReading';
import type { Builder, Composition } from '../builder';
import { numberOf, pick, reshaped } from '../parts';
import { isPositive, opposite } from './comparing';

/** Entries that are compared, at most. */
const MOST_ENTRIES = 64;

/** Which entry along an axis is the largest: of those alike the first, or the last where that is asked for. */
export const largestPlace: Composition = (node, context, builder) => placeOf(node, context, builder, (value) => value);

/** Which is the smallest. */
export const smallestPlace: Composition = (node, context, builder) =>
  placeOf(node, context, builder, (value) => builder.add('Neg', [value]));

function placeOf(
  node: Parameters<Composition>[0],
  context: Parameters<Composition>[1],
  builder: Builder,
  turned: (value: string) => string,
): string {
  const given = activationInput(node, 0, context);
  const axis = plainAxis(numberAttribute(node, 'axis', 0), context.shapeOf(given), context);
  const input = turned(given);
  const sizes = builder.sizesOf(input);
  const count = sizes[axis] as number;
  if (count > MOST_ENTRIES) {
    throw new NetworkError(
      `It compares ${count} entries (at most ${MOST_ENTRIES}).`,
      'Leave it out at the end of the network: what it reads is bounded instead.',
    );
  }
  const entries = Array.from({ length: count }, (_, at) => pick(builder, input, axis, [at]));
  const isLast = numberAttribute(node, 'select_last_index', 0) !== 0;
  const telling = entries.map((entry, at) => {
    const exceeds = (others: readonly string[], mayBeAlike: boolean): readonly string[] => {
      if (others.length === 0) return [];
      const most = others.length === 1 ? (others[0] as string) : builder.add('Max', others);
      if (!mayBeAlike) return [isPositive(builder, builder.add('Sub', [entry, most]))];
      return [opposite(builder, isPositive(builder, builder.add('Sub', [most, entry])))];
    };
    const both = [...exceeds(entries.slice(0, at), isLast), ...exceeds(entries.slice(at + 1), !isLast)];
    if (both.length === 0) return builder.add('Mul', [entry, numberOf(0)]);
    const own = both.length === 1 ? (both[0] as string) : builder.add('Min', both);
    return builder.add('Mul', [own, numberOf(at)]);
  });
  const place = telling.reduce((sum, one) => builder.add('Add', [sum, one]));
  const within = builder.add('Clip', [place, numberOf(0), numberOf(count - 1)]);
  if (numberAttribute(node, 'keepdims', 1) !== 0) return within;
  return reshaped(
    builder,
    within,
    sizes.filter((_, at) => at !== axis),
  );
}
