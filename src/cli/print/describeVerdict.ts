import type { OpenReason, VerifyResult } from '../../engine/api/types';
import type { Query } from '../../formats/properties/vnnlib2';
import { writeDigits } from '../../numbers/decimal';
import { digitsOf } from '../../numbers/digits';

/** What the competition calls verdicts. */
const VERDICTS = { verified: 'unsat', falsified: 'sat', unknown: 'unknown', timeout: 'timeout' } as const;

/** Why something stays unknown. */
const REASONS: Readonly<Record<OpenReason, string>> = {
  time: 'The time was over.',
  memory: 'The subproblems that are left take more memory than is allowed. Raise --memory, or give a smaller box.',
  precision: 'What is left cannot be split further in float32.',
  magnitude: 'Numbers in the network grow too large to be bounded.',
};

/** Why a verdict is unknown, for people; undefined for others. */
export function reasonOf({ verdict, reason }: Pick<VerifyResult, 'verdict' | 'reason'>): string | undefined {
  return verdict === 'unknown' && reason ? REASONS[reason] : undefined;
}

/** What is said where nothing is known. */
export const UNKNOWN: string = VERDICTS.unknown;

/** How an answer begins that is of a share alone: no verdict that a competition knows. */
const SHARE = 'share ';

/** Whether a process says of its share that it is verified; the same text where the same was dealt out. */
export function isOfShare(verdict: string): boolean {
  return verdict.startsWith(SHARE);
}

/** The verdict as the verification competition has it, and the counterexample behind it: `((X_0 v) … (Y_0 v) …)`. */
export function describeVerdict({ verdict, counterexample, dealt }: VerifyResult): string {
  if (dealt !== undefined) return `${SHARE}${dealt}`;
  const name = VERDICTS[verdict];
  if (!counterexample) return name;
  const inputs = counterexample.input.map((value, at) => `(X_${at} ${value})`);
  // Without an exponent, which VNN-LIB 2 does not know.
  const outputs = Array.from(counterexample.output, (value, at) => `(Y_${at} ${writeDigits(digitsOf(String(value)))})`);
  return `${name}\n(${[...inputs, ...outputs].join('\n')})`;
}

/** What `describeVerdict` has printed, as VNN-LIB 2 has it: each variable with its type, its shape, and one value a line. */
export function assignmentOf(output: string, query: Query): string {
  const [name = '', ...details] = output.split('\n');
  const values = (letter: string) => {
    return [...details.join('\n').matchAll(new RegExp(`\\(${letter}_\\d+ ([^)]+)\\)`, 'g'))].map(
      ([, value]) => value as string,
    );
  };
  return assignment(name, details.length > 0 ? { input: values('X'), output: values('Y') } : undefined, query);
}

/** Values of all inputs and outputs. */
interface Assigned {
  readonly input: readonly string[];
  readonly output: readonly string[];
}

function assignment(verdict: string, assigned: Assigned | undefined, { input, output }: Query): string {
  const name = verdict === VERDICTS.timeout ? 'timed-out' : verdict;
  if (!assigned) return name;
  const parts = [
    { ...input, values: assigned.input },
    { ...output, values: assigned.output },
  ];
  const lines = parts.flatMap((part) => [`${part.name} ${part.type} [${part.shape.join(',')}]`, ...part.values]);
  return [name, ...lines].join('\n');
}
