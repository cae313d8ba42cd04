/** Images from which on a share of them says something. */
const LEAST = 10;

/** Whether so many right ones of so many images are no more than guessing among the classes gives in 39 of 40 cases. */
export function isNearChance(right: number, count: number, classes: number): boolean {
  const share = 1 / classes;
  return count >= LEAST && right <= count * share + 2 * Math.sqrt(count * share * (1 - share));
}
