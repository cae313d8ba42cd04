import { radiusInstead } from './typed';

/**
 * Refuses a radius that is wider than the range that inputs cannot leave: 8 for inputs from 0 to 1 is meant as 8/255.
 *
 * @param range null where inputs may be anything
 * @param scale what the radius is multiplied by
 * @throws RangeError naming the field, and what was probably meant
 */
export function requireWithin(
  field: string,
  radius: number | undefined,
  range: readonly [number, number] | null,
  scale = 1,
): void {
  if (radius === undefined || range === null) return;
  const [least, most] = range;
  const width = most - least;
  if (width === 0 || !(radius * scale > width)) return;
  const instead = scale === 1 ? radiusInstead(radius, width) : String(width / scale);
  throw new RangeError(`${field} is ${radius}, but the inputs go from ${least} to ${most}. Did you mean ${instead}?`);
}
