/** What each type of whole numbers holds; of 64 bits only those that JavaScript holds, too. */
const RANGES = {
  bool: [0, 1],
  uint8: [0, 2 ** 8 - 1],
  int8: [-(2 ** 7), 2 ** 7 - 1],
  uint16: [0, 2 ** 16 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint32: [0, 2 ** 32 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint4: [0, 2 ** 4 - 1],
  int4: [-(2 ** 3), 2 ** 3 - 1],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/** ONNX's types of whole numbers. */
export type IntegerType = keyof typeof RANGES;

const TYPES: ReadonlyMap<string, readonly [number, number]> = new Map(Object.entries(RANGES));

export function isIntegerType(type: string): type is IntegerType {
  return TYPES.has(type);
}

/** The least and the largest number of a type; without one, of all of them. */
export function rangeOf(type: IntegerType | undefined): readonly [number, number] {
  return RANGES[type ?? 'int64'];
}

/** The first of some values that a type does not hold. */
export function beyondType(values: Iterable<number>, type: IntegerType | undefined): number | undefined {
  const [least, most] = rangeOf(type);
  for (const value of values) if (!(Number.isInteger(value) && value >= least && value <= most)) return value;
  return undefined;
}
