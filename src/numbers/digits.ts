/** A decimal number, coefficient · 10^(−places), held exactly. */
export interface Digits {
  readonly coefficient: bigint;
  readonly places: number;
}

/** Where rounding goes: towards −∞, towards +∞, or to the nearest (halves away from zero). */
export type Direction = 'down' | 'up' | 'nearest';

const NUMERAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/;

/**
 * The decimal digits of a finite number or of a numeral such as '-12.5' (with an ASCII minus). A number is expanded to 101 significant digits, which is
 * exact for every float32 and for every float64 above 1e-15: rounding outward then sees the true binary value.
 */
export function digitsOf(value: number | string | Digits): Digits {
  if (typeof value === 'object') return value;
  const digits = known.get(value) ?? readDigits(value);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(value, digits);
  return digits;
}

/** The last numbers read: views print the same ones again and again. */
const known = new Map<number | string, Digits>();
const MOST_KNOWN = 1024;

function readDigits(value: number | string): Digits {
  const match = NUMERAL.exec(typeof value === 'string' ? value : value.toExponential(100));
  if (!match) throw new RangeError(`Not a decimal number: ${value}`);
  const [, sign, whole = '', expanded = '', exponent = '0'] = match;
  const decimals = expanded.replace(/0+$/, '');
  const coefficient = BigInt(whole + decimals);
  const places = decimals.length - Number(exponent);
  return dropZeros({ coefficient: sign ? -coefficient : coefficient, places });
}

/** Rounds to at most `places` decimals; a number that has fewer stays as it is. */
export function roundDigits(digits: Digits, places: number, direction: Direction): Digits {
  if (digits.places <= places) return raise(digits, places);
  const divisor = 10n ** BigInt(digits.places - places);
  const quotient = digits.coefficient / divisor;
  const remainder = digits.coefficient % divisor;
  return { coefficient: quotient + carry(remainder, divisor, direction), places };
}

function carry(remainder: bigint, divisor: bigint, direction: Direction): bigint {
  if (direction === 'down') return remainder < 0n ? -1n : 0n;
  if (direction === 'up') return remainder > 0n ? 1n : 0n;
  if (2n * remainder >= divisor) return 1n;
  return 2n * remainder <= -divisor ? -1n : 0n;
}

function raise({ coefficient, places }: Digits, wanted: number): Digits {
  return { coefficient: coefficient * 10n ** BigInt(wanted - places), places: wanted };
}

/** The same number without zeros at the end of its decimals. */
export function dropZeros(digits: Digits): Digits {
  let { coefficient, places } = digits;
  if (coefficient === 0n) return { coefficient, places: 0 };
  while (coefficient % 10n === 0n && places > 0) {
    coefficient /= 10n;
    places -= 1;
  }
  return places < 0 ? raise({ coefficient, places }, 0) : { coefficient, places };
}
