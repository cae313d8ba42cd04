import type { OneNode } from './oneNode';

/** A node of some operation. */
export interface Sample extends Omit<OneNode, 'op'> {
  /** The operator that a file has, where it is called otherwise. */
  readonly op?: string;
  /** Where random graphs keep its input, lest numbers grow beyond what any software tells apart. */
  readonly within?: readonly [number, number];
  /** Where it is defined, if not everywhere. */
  readonly domain?: readonly [number, number];
  /** What it is made of reads values twice, or hardware computes it roughly, so that its interval is wider than it need be. */
  readonly loose?: boolean;
}

/** Images of two channels, four rows and five columns. */
export const IMAGE = [2, 4, 5];

/** Numbers between −1 and 1, with few repeated. */
export function numbers(...sizes: number[]): readonly [sizes: readonly number[], values: readonly number[]] {
  const count = sizes.reduce((a, b) => a * b, 1);
  return [sizes, Array.from({ length: count }, (_, at) => Math.fround(Math.sin(5 * at + count)))];
}

/** Numbers between 0.5 and 1.5. */
export function positive(...sizes: number[]): readonly [sizes: readonly number[], values: readonly number[]] {
  return [sizes, numbers(...sizes)[1].map((x) => Math.fround(1 + x / 2))];
}

export const limit = (value: number) => [[], [value]] as const;
export const alpha = (float: number) => ({ attributes: { alpha: { float } } });

/** A sample in words: what it reads, and its attributes. */
export function titleOf({ sizes, attributes = {}, others = [], xAt = 0, opset }: Sample): string {
  const rest = others.map((other) => {
    if (typeof other === 'string') return other || 'nothing';
    if ('flags' in other) return `flags [${other.sizes}]`;
    return `[${'integers' in other ? other.integers : other[0]}]`;
  });
  const inputs = [...rest.slice(0, xAt), `x [${sizes}]`, ...rest.slice(xAt)];
  return `of ${inputs.join(', ')} with ${JSON.stringify(attributes)}${opset ? `, opset ${opset}` : ''}`;
}
