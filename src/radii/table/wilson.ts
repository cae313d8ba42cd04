/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.959963984540054;

/**
 * The 95 % interval of a share by Wilson's score (1927): what shares of all images are compatible with `hits` among
 * `count` images drawn at random. Unlike the normal approximation it stays within [0, 1] and has a width at 0 and 1;
 * it is narrower than Clopper–Pearson's, which covers 95 % even at worst. Nothing was drawn: [0, 1].
 */
export function wilsonInterval(hits: number, count: number, z = NORMAL_95): { lower: number; upper: number } {
  if (count === 0) return { lower: 0, upper: 1 };
  const share = hits / count;
  const scale = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return { lower: hits === 0 ? 0 : middle - half, upper: hits === count ? 1 : middle + half };
}
