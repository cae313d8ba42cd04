import { csvOf } from '../../../app/commands/csv';
import type { LinearBoundsResult, RadiusResult, RisingBound, Support } from '../../../engine/api/types';
import type { PictureNode } from '../graph/graphPicture';

/**
 * What is known of one input's radius: the largest proved and the smallest falsified, if any is.
 *
 * @param isTyped whether they multiply radii that were typed, rather than being added to every value
 */
export function radiusCsv(
  { certified, falsified, method }: Pick<RadiusResult, 'certified' | 'falsified' | 'method'>,
  isTyped: boolean,
): string {
  const unit = isTyped ? 'times the radii given' : 'absolute';
  return csvOf(['method', 'verified', 'falsified', 'unit'], [[method, certified[0], falsified[0] ?? undefined, unit]]);
}

/** The two linear functions between which a value lies over the box, a line an input and one for the constants. */
export function linearCsv(
  { lower, upper }: Pick<LinearBoundsResult, 'lower' | 'upper'>,
  names: readonly (string | undefined)[],
) {
  const rows = Array.from(lower.coefficients, (coefficient, at) => [
    names[at] ?? at,
    coefficient,
    upper.coefficients[at],
  ]);
  return csvOf(['input', 'lower', 'upper'], [...rows, ['constant', lower.constant, upper.constant]]);
}

/** Each input beside what an attack made of it, a line an input; images channel by channel, row by row. */
export function counterexampleCsv(
  original: ArrayLike<number>,
  found: ArrayLike<number>,
  names: readonly (string | undefined)[],
): string {
  const rows = Array.from(found, (value, at) => [names[at] ?? at, original[at], value]);
  return csvOf(['input', 'original', 'counterexample'], rows);
}

/** How a search lifted the bounds of the margins, a line a step seen and class; none of them is proved. */
export function risingCsv(history: readonly RisingBound[], nameOf: (label: number) => string): string {
  const rows = history.flatMap(({ iteration, marginLower }) =>
    Array.from(marginLower, (bound, label) => [iteration, nameOf(label), bound]),
  );
  return csvOf(['step', 'class', 'margin_not_proved'], rows);
}

/** A graph, one line a node: what it reads, by names, and how bounds get through it. */
export function graphCsv(nodes: readonly PictureNode[], supports: readonly (Support | undefined)[]): string {
  const rows = nodes.map(({ name, op, shape, from }, at) => [
    name,
    op,
    shape?.join('×'),
    from.map((node) => nodes[node]?.name ?? 'input').join(' '),
    supports[at],
  ]);
  return csvOf(['node', 'operation', 'shape', 'reads', 'support'], rows);
}
