/** Images from which on a share of them says something. */
const LEAST = 10;

/** What a network that reads its images otherwise than they are given is below: so much of what guessing leaves. */
const SHARE = 1 / 4;

/** Whether a network has few of the first images right: little more than guessing among the classes gives. */
export function isNearChance(right: number, count: number, classes: number): boolean {
  const guessed = 1 / classes;
  return count >= LEAST && right <= count * (guessed + SHARE * (1 - guessed));
}
