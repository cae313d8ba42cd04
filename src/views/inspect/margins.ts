import type { BoundsResult, Verdict } from '../../engine/types';

/** One class against the label: what is proved of the margin, and what it is on the image itself. */
export interface Margin {
  readonly label: number;
  /** Lower bound of the label's logit minus this class's, over the whole box. */
  readonly proved: number;
  /** The margin on the image, an input of the box, so that the true minimum is at most this. */
  readonly itself: number;
  readonly verdict: Verdict;
}

/** The margins of a single image, the smallest proved bound first. */
export function marginsOf(result: BoundsResult): Margin[] {
  const label = result.label[0] as number;
  const own = result.logits[label] as number;
  const margins: Margin[] = [];
  for (let j = 0; j < result.outputs; j++) {
    if (j === label) continue;
    const proved = result.marginLower[j] as number;
    const itself = own - (result.logits[j] as number);
    margins.push({ label: j, proved, itself, verdict: verdictAgainst(proved, itself, result.verdict[0] as Verdict) });
  }
  return margins.sort((a, b) => a.proved - b.proved || a.label - b.label);
}

/** The engine's verdict tells whether the image itself is a proved counterexample; the margin tells against which. */
function verdictAgainst(proved: number, itself: number, verdict: Verdict): Verdict {
  if (proved > 0) return 'verified';
  return verdict === 'falsified' && itself <= 0 ? 'falsified' : 'unknown';
}

/** How many classes have each verdict. */
export function countVerdicts(margins: readonly Margin[]): Readonly<Record<Verdict, number>> {
  const counts = { verified: 0, falsified: 0, unknown: 0 };
  for (const { verdict } of margins) counts[verdict]++;
  return counts;
}

/** Logits of a single image, the largest on the image first. */
export interface Logit {
  readonly label: number;
  readonly lower: number;
  readonly upper: number;
  readonly itself: number;
}

export function logitsOf(result: BoundsResult): Logit[] {
  const logits = Array.from({ length: result.outputs }, (_, label) => ({
    label,
    lower: result.lower[label] as number,
    upper: result.upper[label] as number,
    itself: result.logits[label] as number,
  }));
  return logits.sort((a, b) => b.itself - a.itself || a.label - b.label);
}
