import { signOf } from '../../../small/decimal';
import type { MethodBounds } from '../../../small/methodBounds';
import type { Box, SmallNetwork } from '../../../small/smallNetwork';
import { type RichText, rich, variable } from '../steps/richText';
import { formatDecimal, formula } from './formula';
import { differenceName } from './units';

/** Characters of a coefficient that a sentence has room for. */
const LONGEST = 6;

/** The plane that CROWN puts under Cat − Dog, and where in the box it is least; where its numbers are short. */
export function crownSentence(
  network: SmallNetwork,
  under: MethodBounds['under'] | undefined,
  [x, y]: Box,
): RichText | undefined {
  if (!under || under.some((value) => formatDecimal(value).length > LONGEST)) return undefined;
  const [a, b, constant] = under;
  const sum = formula([a, b], constant, [variable('x'), variable('y')]);
  const [atX, atY] = [signOf(a) < 0 ? x.upper : x.lower, signOf(b) < 0 ? y.upper : y.lower];
  return rich`CROWN leaves ${sum} under ${differenceName(network)}, which is least at ${variable('x')} = ${formatDecimal(atX)}, ${variable('y')} = ${formatDecimal(atY)}.`;
}
