import type { Verdict } from '../../../engine/api/types';
import { agreeing, formatLower, formatMarginLower, formatUpper, formatValue } from '../../../numbers/format';
import type { Logit, Margin } from '../verdict/margins';

/** What is known of a box of numbers. */
export interface NumbersFacts {
  readonly verdict: Verdict;
  /** The method's name. */
  readonly method: string;
  readonly className: string;
  readonly nameOf: (label: number) => string;
  /** Sorted, the smallest proved bound first. */
  readonly margins: readonly Margin[];
  /** Whether a decision has verified the box, whatever the bounds leave unknown. */
  readonly isDecided?: boolean;
  /** The class of a counterexample, where an attack found one. */
  readonly reached: string | null;
  /** The score and what it is held against, where the network has one output and someone gave a threshold. */
  readonly score?: { readonly logit: Logit; readonly threshold: number };
}

/** Whether all inputs of the box are on one side of a threshold, or of one class; what is proved, and by how much. */
export function describeNumbers(facts: NumbersFacts): string {
  return facts.score ? describeScore(facts, facts.score) : describeClass(facts);
}

function describeScore(facts: NumbersFacts, score: NonNullable<NumbersFacts['score']>): string {
  const { verdict, method, reached, isDecided } = facts;
  const { logit, threshold } = score;
  const isAbove = logit.itself > threshold;
  const side = `${isAbove ? 'above' : 'at most'} ${threshold}`;
  if (isDecided) return `For every input of the box the score is ${side}. ${BY_SPLITTING}`;
  if (verdict === 'verified') {
    const bound = isAbove ? `at least ${formatLower(logit.lower)}` : `at most ${formatUpper(logit.upper)}`;
    return `For every input of the box the score is ${side}: it is ${bound}.`;
  }
  if (reached !== null) return `An attack found an input of the box whose score is not ${side}.`;
  const range = `from ${formatLower(logit.lower)} to ${formatUpper(logit.upper)}`;
  return `The score is ${formatValue(logit.itself)} at the inputs, ${side}. ${method} cannot exclude the other side: it bounds the score ${range}.`;
}

const BY_SPLITTING = 'Branch and bound proved it.';

function describeClass(facts: NumbersFacts): string {
  const { verdict, method, className, nameOf, margins, reached, isDecided } = facts;
  const [first] = margins;
  if (!first) return '';
  if (isDecided) return `Every input of the box is classified as ${className}. ${BY_SPLITTING}`;
  const weakest = `${nameOf(first.label)} (≥ ${formatMarginLower(first.proved)})`;
  if (verdict === 'verified') {
    return `Every input of the box is classified as ${className}. The smallest margin, over ${nameOf(first.label)}, is at least ${formatMarginLower(first.proved)}.`;
  }
  if (reached !== null)
    return `An attack found an input of the box that is classified as ${reached}, not as ${className}.`;
  const unverified = margins.filter((margin) => margin.verdict !== 'verified').length;
  const more = unverified > 1 ? ` and ${unverified - 1} more ${agreeing(unverified - 1, 'class', 'classes')}` : '';
  return `The inputs are classified as ${className}. ${method} cannot exclude ${weakest}${more} within the box. Unknown does not mean falsified.`;
}
