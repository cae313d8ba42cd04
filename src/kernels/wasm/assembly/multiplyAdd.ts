/**
 * a·b + sum of four numbers: rounded once where the program is compiled with relaxed SIMD and the processor can, else
 * twice. The errors that bounds allow for hold either way (see ../../rounding/intervalSums.ts).
 */
export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, sum) : f32x4.add(sum, f32x4.mul(a, b));
}

/** The same of two numbers in float64. */
export function multiplyAdd64(a: v128, b: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f64x2.relaxed_madd(a, b, sum) : f64x2.add(sum, f64x2.mul(a, b));
}
