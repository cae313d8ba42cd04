/** Between what a number lies; both bounds belong to it. */
export type Range = readonly [number, number];

/** What inputs cannot leave, as people say it: one range for all numbers, one for each in the order of the model, or null. */
export type Clip = Range | readonly Range[] | null;

/** Ranges of the numbers of one sample, in the layout of the values that they are of. */
export interface Ranges {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

const ANYWHERE: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Whether there is one range for all numbers. */
export function isOneRange(clip: Range | readonly Range[]): clip is Range {
  return typeof clip[0] === 'number';
}

/**
 * The range of a number by its place, of whatever sample it is.
 *
 * @throws RangeError where the range has nothing in it
 */
export function rangeIn(within: Range | Ranges | null): (place: number) => Range {
  const one = within === null || 'lower' in within ? undefined : within;
  const ofOne = one ?? ANYWHERE;
  if (!(ofOne[0] <= ofOne[1])) {
    throw new RangeError(`The range ${ofOne[0]} to ${ofOne[1]} is empty. Give its lower bound first.`);
  }
  if (within === null || one) return () => ofOne;
  const { lower, upper } = within as Ranges;
  return (place) => {
    const at = place % lower.length;
    return [lower[at] as number, upper[at] as number];
  };
}

/** One range that holds all of them; null where there is none. */
export function hullOf(clip: Clip): Range | null {
  if (clip === null || isOneRange(clip)) return clip;
  let [least, most]: Range = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [lower, upper] of clip) [least, most] = [Math.min(least, lower), Math.max(most, upper)];
  return [least, most];
}
