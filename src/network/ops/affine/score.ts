import type { OperationName } from '../../../catalog/operations';
import type { NetworkNode } from '../../network';

/**
 * Nodes that give two outputs of one: the threshold, and the score itself. A threshold that float32 does not hold is a
 * sum of numbers that it does, the least first, so that it stays what it is.
 *
 * @param threshold one that `partsOf` has parts of
 */
export function scoreAgainst(score: string, threshold: number, output: string): readonly NetworkNode[] {
  const [first, ...others] = partsOf(threshold)?.toReversed() ?? [];
  const names = [...others.map((_, at) => `${output}, part ${at + 1}`), output];
  const sides: NetworkNode = {
    name: names[0] as string,
    op: 'Gemm' satisfies OperationName,
    inputs: [score],
    output: names[0] as string,
    attributes: { alpha: 1, beta: 1 },
    weights: {
      weight: { shape: [1, 2], data: Float32Array.of(0, 1) },
      bias: { shape: [2], data: Float32Array.of(first ?? 0, 0) },
    },
  };
  const sums = others.map(
    (part, at): NetworkNode => ({
      name: names[at + 1] as string,
      op: 'Add' satisfies OperationName,
      inputs: [names[at] as string],
      output: names[at + 1] as string,
      attributes: {},
      weights: { constant: { shape: [2], data: Float32Array.of(part, 0) } },
    }),
  );
  return [sides, ...sums];
}

/** Float32 numbers whose exact sum is a number, the largest first; undefined where there are none. */
export function partsOf(value: number): readonly number[] | undefined {
  const parts: number[] = [];
  for (let rest = value; rest !== 0; ) {
    const part = Math.fround(rest);
    if (part === 0 || !Number.isFinite(part)) return undefined;
    parts.push(part);
    rest -= part;
  }
  return parts.length > 0 ? parts : [0];
}
