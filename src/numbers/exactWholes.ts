type Wholes = Uint8Array | Uint16Array | Uint32Array;

/**
 * Numbers of unknown origin as a typed array, into which others would go wrapped, cut or as zeros.
 *
 * @returns undefined where one of them is no whole number, or is too small or too large
 */
export function exactWholes<T extends Wholes>(
  kind: { from(values: ArrayLike<number>): T },
  values: readonly unknown[],
): T | undefined {
  const array = kind.from(values as readonly number[]);
  return values.every((value, at) => value === array[at]) ? array : undefined;
}
