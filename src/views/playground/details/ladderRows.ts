import { formatLower, formatUpper } from '../../../charts/numbers';
import type { VerdictName } from '../../../charts/VerdictMark';
import { formatShort } from '../formula';
import { signOf, toNumber } from '../math/decimal';
import type { DecimalRange } from '../math/smallNetwork';
import type { PlaygroundModel } from '../playgroundModel';

/** One answer to "how low can Cat − Dog go?". */
export interface Rung {
  readonly label: string;
  /** On phones. */
  readonly short: string;
  readonly lower: number;
  readonly upper: number;
  readonly text: string;
  readonly verdict: VerdictName;
  /** Whether the range surely holds; otherwise it is only what inputs were seen to reach. */
  readonly proved: boolean;
}

/** The bounds from loose to tight, then what was found: a proof and its opposite stand together. */
export function rungsOf({ bounds, answer, samples }: PlaygroundModel): readonly Rung[] {
  const differences = samples.map(({ difference }) => difference);
  const least = toNumber(answer.lowest.value);
  const found: Rung = {
    label: 'Found by search',
    short: 'Found',
    lower: least,
    upper: Math.max(least, ...differences),
    text: formatShort(answer.lowest.value, formatUpper),
    verdict: answer.verdict === 'falsified' ? 'falsified' : 'unknown',
    proved: false,
  };
  const apart = bounds.apart ? [rung('Interval, logits apart', 'Apart', bounds.apart)] : [];
  return [...apart, rung('Interval, difference', 'Interval', bounds.difference), found];
}

function rung(label: string, short: string, range: DecimalRange): Rung {
  return {
    label,
    short,
    lower: toNumber(range.lower),
    upper: toNumber(range.upper),
    text: formatLower(range.lower),
    verdict: signOf(range.lower) > 0 ? 'verified' : 'unknown',
    proved: true,
  };
}
