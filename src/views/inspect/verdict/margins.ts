import type { AttackResult, BoundsResult, DecideResult, ModelSummary, Verdict } from '../../../engine/api/types';

/** What an attack found: by itself, or as a part of a method that decides. */
export type Attacked = Pick<AttackResult, 'margin' | 'counterexample'>;

/** What is known of counterexamples: what an attack found, else what the bounds' own method did, or a decision of the box. */
export function attackedBy(
  result: BoundsResult,
  attack: Attacked | null,
  decided: Pick<DecideResult, 'counterexample'> | null = null,
): Attacked | null {
  const own = result.counterexample?.[0] ?? decided?.counterexample;
  if (!own || attack?.counterexample[0]) return attack;
  const margin = result.margin.slice();
  margin[own.label] = own.margin;
  return { margin, counterexample: [own] };
}

/** One class against the label: what is proved of the margin, and what it is on the image itself. */
export interface Margin {
  readonly label: number;
  /** Lower bound of the label's margin over this class, in the whole box. */
  readonly proved: number;
  /** The margin on the image, an input of the box, so that the true minimum is at most this. */
  readonly itself: number;
  /** The least margin an attack found, once there was one; the true minimum is at most this, too. */
  readonly found?: number;
  readonly verdict: Verdict;
}

/** Logits are evaluated in float64 after an attack; their margin is negative for certain beyond this share of them. */
const FLOAT64_DOUBT = 1e-9;

/** The margins of a single image, the smallest proved bound first; with what an attack found, if there was one. */
export function marginsOf(result: BoundsResult, attack: Attacked | null = null): Margin[] {
  const label = result.label[0] as number;
  const margins: Margin[] = [];
  for (let j = 0; j < result.classes; j++) {
    if (j === label) continue;
    const proved = result.marginLower[j] as number;
    const itself = result.margin[j] as number;
    const verdict = verdictAgainst(proved, itself, result.verdict[0] as Verdict);
    if (!attack) {
      margins.push({ label: j, proved, itself, verdict });
      continue;
    }
    const found = attack.margin[j] as number;
    const falsified = verdict !== 'verified' && isFalsified(attack, j);
    margins.push({ label: j, proved, itself, found, verdict: falsified ? 'falsified' : verdict });
  }
  return margins.sort((a, b) => a.proved - b.proved || a.label - b.label);
}

/** The engine's verdict says whether the image itself is a proved counterexample; the margin against which. */
function verdictAgainst(proved: number, itself: number, verdict: Verdict): Verdict {
  if (proved > 0) return 'verified';
  return verdict === 'falsified' && itself <= 0 ? 'falsified' : 'unknown';
}

/** Whether an attack reached this class, for certain. */
function isFalsified({ counterexample: [counterexample], margin }: Attacked, label: number): boolean {
  if (!counterexample) return false;
  const largest = margin.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return counterexample.label === label || (margin[label] as number) < -FLOAT64_DOUBT * largest;
}

/** What is known of the whole box: what an attack falsified stays falsified, what a decision verified stays verified. */
export function verdictOn(result: BoundsResult, attack: Attacked | null, isDecided = false): Verdict {
  const verdict = result.verdict[0] ?? 'unknown';
  if (verdict !== 'unknown') return verdict;
  if (attack?.counterexample[0]) return 'falsified';
  return isDecided ? 'verified' : 'unknown';
}

/** How many classes have each verdict. */
export function countVerdicts(margins: readonly Margin[]): Readonly<Record<Verdict, number>> {
  const counts = { verified: 0, falsified: 0, unknown: 0 };
  for (const { verdict } of margins) counts[verdict]++;
  return counts;
}

/** The least margin known to occur in the box. */
export function reachedOf({ found, itself }: Margin): number {
  return found ?? itself;
}

/** Logits of a single image, the largest on the image first. */
export interface Logit {
  readonly output: number;
  /** The classes it leads to; one, unless a tree of decisions reads the outputs. */
  readonly classes: readonly number[];
  readonly lower: number;
  readonly upper: number;
  readonly itself: number;
}

/** @param outputClasses for each output the classes it leads to */
export function logitsOf(result: BoundsResult, outputClasses: ModelSummary['outputClasses']): Logit[] {
  const logits = outputClasses.map((classes, output) => ({
    output,
    classes,
    lower: result.lower[output] as number,
    upper: result.upper[output] as number,
    itself: result.logits[output] as number,
  }));
  return logits.sort((a, b) => b.itself - a.itself || a.output - b.output);
}

/** An output by the classes it leads to: "Bag", "Sandal and 2 more". */
export function nameOutput(classes: readonly number[], nameOf: (label: number) => string): string {
  const [first, ...others] = classes.map(nameOf);
  return others.length === 0 ? (first ?? '') : `${first} and ${others.length} more`;
}
