/** The number that 16 bits of IEEE half precision stand for; float32 has every one of them. */
export function float16ToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The number that 16 bits of bfloat16 stand for: the upper half of a float32. */
export function bfloat16ToNumber(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, (bits & 0xffff) * 0x10000);
  return view.getFloat32(0);
}

/** How a number of a few bits is made up: a sign, an exponent and a fraction. */
interface NarrowFloat {
  readonly exponents: number;
  readonly fractions: number;
  readonly bias: number;
  /** Whether the largest exponent stands for infinity and what is no number, as IEEE has it, or the last pattern for the latter, or that of −0. */
  readonly special: 'ieee' | 'last' | 'none' | 'negative zero';
}

/** Floats of ONNX of eight and of four bits; float32 has every number of them. */
export const NARROW_FLOATS = {
  float8e4m3fn: { exponents: 4, fractions: 3, bias: 7, special: 'last' },
  float8e4m3fnuz: { exponents: 4, fractions: 3, bias: 8, special: 'negative zero' },
  float8e5m2: { exponents: 5, fractions: 2, bias: 15, special: 'ieee' },
  float8e5m2fnuz: { exponents: 5, fractions: 2, bias: 16, special: 'negative zero' },
  float4e2m1: { exponents: 2, fractions: 1, bias: 1, special: 'none' },
} as const satisfies Readonly<Record<string, NarrowFloat>>;

/** The number that a few bits stand for. */
export function narrowFloatToNumber(bits: number, { exponents, fractions, bias, special }: NarrowFloat): number {
  const sign = (bits >> (exponents + fractions)) & 1 ? -1 : 1;
  const largest = 2 ** exponents - 1;
  const exponent = (bits >> fractions) & largest;
  const fraction = bits & (2 ** fractions - 1);
  if (special === 'negative zero' && bits === 2 ** (exponents + fractions)) return Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** (1 - bias - fractions);
  if (special === 'ieee' && exponent === largest) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (special === 'last' && exponent === largest && fraction === 2 ** fractions - 1) return Number.NaN;
  return sign * (1 + fraction * 2 ** -fractions) * 2 ** (exponent - bias);
}
