import { NetworkError } from '../../../../network/networkError';
import { CHECK_FILE } from '../../../../network/remedies';

/** Two numbers between which a number lies. */
export type Bounds = readonly [lower: number, upper: number];

/*
 * Float64 rounds to nearest, by 2⁻⁵³ of the result or half the least number at most, a root and a quotient included; twice
 * that is allowed for. A number that is its own bounds stays so only where nothing is computed.
 */

function outward(lower: number, upper: number): Bounds {
  if (!(Number.isFinite(lower) && Number.isFinite(upper))) {
    throw new NetworkError('It computes a constant that is not a finite number.', CHECK_FILE);
  }
  return [lower - Math.abs(lower) * 2 ** -52 - Number.MIN_VALUE, upper + Math.abs(upper) * 2 ** -52 + Number.MIN_VALUE];
}

export function plus([a, b]: Bounds, [c, d]: Bounds): Bounds {
  return outward(a + c, b + d);
}

export function minus([a, b]: Bounds, [c, d]: Bounds): Bounds {
  return outward(a - d, b - c);
}

export function times([a, b]: Bounds, [c, d]: Bounds): Bounds {
  const corners = [a * c, a * d, b * c, b * d];
  return outward(Math.min(...corners), Math.max(...corners));
}

export function square([a, b]: Bounds): Bounds {
  const [least, most] = magnitude([a, b]);
  const [low, high] = outward(least * least, most * most);
  return [Math.max(low, 0), high];
}

export function magnitude([a, b]: Bounds): Bounds {
  const least = a <= 0 && b >= 0 ? 0 : Math.min(Math.abs(a), Math.abs(b));
  return [least, Math.max(Math.abs(a), Math.abs(b))];
}

/** Of what is not negative but for rounding. */
export function root([a, b]: Bounds): Bounds {
  if (b < 0) throw new NetworkError('It takes the root of a negative constant.', CHECK_FILE);
  const [low, high] = outward(Math.sqrt(Math.max(a, 0)), Math.sqrt(b));
  return [Math.max(low, 0), high];
}

export function inverse([a, b]: Bounds): Bounds {
  if (a <= 0 && b >= 0) throw new NetworkError('It divides a constant by zero.', CHECK_FILE);
  return outward(1 / b, 1 / a);
}
