/** What someone typed in a field, read; or why it cannot be taken, and what could be typed instead. */
export type Typed<T> =
  | { readonly value: T }
  | {
      /** A sentence, or two. */
      readonly refusal: string;
      /** What was probably meant, as it can be taken. */
      readonly instead?: string;
    };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const FRACTION = /^([^/]*)\/([^/]*)$/;

/** Reads a number, "0.01" or "1e-3", or a fraction, "3/255". */
export function readTyped(typed: string): Typed<number> {
  const text = typed.replaceAll('\u2212', '-').trim();
  if (NUMBER.test(text)) return finite(Number(text));
  const [, above, below] = FRACTION.exec(text) ?? [];
  if (above !== undefined && below !== undefined) return readFraction(text, above, below);
  const plain = text.replace(',', '.');
  if (NUMBER.test(plain)) return { refusal: 'Decimals are written with a point here.', instead: plain };
  const share = plain.replace(/\s*%$/, '');
  if (share !== plain && NUMBER.test(share)) {
    return { refusal: 'Per cent are written as a part of 1 here.', instead: String(tidy(Number(share) / 100)) };
  }
  return { refusal: `“${text}” is not a number. Write one such as 0.01 or 3/255.` };
}

/** Reads a number between two others. */
export function readBetween(typed: string, least: number, most: number, isWhole = false): Typed<number> {
  const read = readTyped(typed);
  if ('refusal' in read) return read;
  const { value } = read;
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return read;
  return { refusal: `Give ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}.` };
}

/**
 * Reads a perturbation radius. A bare number is in the units of the inputs, and n/255 is n/255; one that can only be meant
 * in 255ths is asked back.
 *
 * @param most the largest radius that makes sense
 * @param why why there is no larger one, as a sentence
 */
export function readRadius(typed: string, most = 1, why = 'The inputs go from 0 to 1.'): Typed<number> {
  const read = readTyped(typed);
  if ('refusal' in read) return read;
  const { value } = read;
  if (value < 0) return { refusal: 'A radius is zero or more.', instead: String(-value) };
  if (value === 0 && /[1-9]/.test(typed.replace(/[e/].*$/i, ''))) {
    return { refusal: 'That is too small to differ from 0.', instead: '0' };
  }
  if (value <= most) return { value };
  const instead = typed.includes('/') ? String(most) : radiusInstead(value, most);
  return { refusal: `${why} Did you mean ${instead === String(most) ? `at most ${most}` : instead}?`, instead };
}

/** What was probably meant by a bare radius that is larger than makes sense: so many 255ths, else the largest. */
function radiusInstead(radius: number, most: number): string {
  return radius / 255 <= most ? `${radius}/255` : String(most);
}

function readFraction(text: string, above: string, below: string): Typed<number> {
  const parts = [readTyped(above), readTyped(below)];
  const [numerator, denominator] = parts.map((part) => ('value' in part ? part.value : Number.NaN)) as [number, number];
  if (denominator === 0) return { refusal: `“${text}” divides by zero.` };
  if (!Number.isFinite(numerator / denominator)) {
    return { refusal: `“${text}” is not a fraction. Write one such as 3/255.` };
  }
  return { value: numerator / denominator };
}

function finite(value: number): Typed<number> {
  return Number.isFinite(value) ? { value } : { refusal: 'That is larger than any number here can be.' };
}

/** Removes the dust that a division leaves: 7 % are 0.07. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

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
