import type { BoundsResult, DecisionNode, Verdict } from '../../../engine/api/types';
import { type Margin, nameOutput } from '../verdict/margins';

/** One way out of a decision. */
export interface BranchReading {
  readonly classes: readonly number[];
  /** Place of the next decision; null at a class. */
  readonly decision: number | null;
  readonly holdsLabel: boolean;
  /** Whether the decision takes this way on the image itself. */
  readonly taken: boolean;
  /** The margin of the label's branch over this one; null at the label's, and where the label does not come by. */
  readonly margin: Margin | null;
}

/** One decision on one image. */
export interface DecisionReading {
  /** "Root", "A", "CA". */
  readonly title: string;
  /** Number of its first output. */
  readonly first: number;
  readonly branches: readonly BranchReading[];
  /** Whether the image itself comes by. */
  readonly reached: boolean;
  /** Whether the label's branch is proved to be taken; null where the label does not come by. */
  readonly verdict: Verdict | null;
}

/** How a tree of decisions reads a single image, and what is proved of it. */
export function readDecisions(
  decisions: readonly DecisionNode[],
  { label: [label], logits }: Pick<BoundsResult, 'label' | 'logits'>,
  margins: readonly Margin[],
): DecisionReading[] {
  const readings = decisions.map((decision) => readDecision(decision, label ?? -1, logits, margins));
  const reached = new Set<number>();
  for (let at: number | null = 0; at !== null && !reached.has(at); ) {
    reached.add(at);
    at = readings[at]?.branches.find(({ taken }) => taken)?.decision ?? null;
  }
  return readings.map((reading, at) => ({ ...reading, reached: reached.has(at) }));
}

function readDecision(
  { name, first, branches }: DecisionNode,
  label: number,
  logits: ArrayLike<number>,
  margins: readonly Margin[],
): Omit<DecisionReading, 'reached'> {
  const outputs = branches.map((_, branch) => logits[first + branch] as number);
  const largest = outputs.indexOf(Math.max(...outputs));
  const isOnWay = branches.some(({ classes }) => classes.includes(label));
  const read = branches.map(({ classes, decision }, branch): BranchReading => {
    const holdsLabel = classes.includes(label);
    const margin = isOnWay && !holdsLabel ? margins.find((one) => classes.includes(one.label)) : undefined;
    return { classes, decision, holdsLabel, taken: branch === largest, margin: margin ?? null };
  });
  const verdicts = read.flatMap(({ margin }) => margin?.verdict ?? []);
  return {
    title: name === 'root' ? 'Root' : name.toUpperCase(),
    first,
    branches: read,
    verdict: isOnWay ? worstOf(verdicts) : null,
  };
}

function worstOf(verdicts: readonly Verdict[]): Verdict {
  return (['falsified', 'unknown'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'verified';
}

/** The decision in words: "Root: Sandal and 2 more | Bag". */
export function nameDecision({ title, branches }: DecisionReading, nameOf: (label: number) => string): string {
  return `${title}: ${branches.map(({ classes }) => nameOutput(classes, nameOf)).join(' | ')}`;
}
