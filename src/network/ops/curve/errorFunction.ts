const ROOT_PI = Math.sqrt(Math.PI);

/** Up to here the series is used, beyond it the continued fraction. */
const NEAR = 2.5;

/** erf x in float64: 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!!, whose terms are all positive (Abramowitz and Stegun 7.1.6). */
export function erf(x: number): number {
  if (Math.abs(x) > NEAR) return x > 0 ? 1 - complementOfErf(x) : complementOfErf(-x) - 1;
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 2 ** -60 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / ROOT_PI) * Math.exp(-x * x) * sum;
}

/** 1 − erf x without cancellation where that is small (Abramowitz and Stegun 7.1.14). */
export function complementOfErf(x: number): number {
  if (x < NEAR) return 1 - erf(x);
  let fraction = x;
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (ROOT_PI * fraction);
}
