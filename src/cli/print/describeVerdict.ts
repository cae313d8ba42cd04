import type { VerifyResult } from '../../engine/api/types';
import type { Query } from '../../formats/properties/vnnlib2';

/** What the competition calls verdicts. */
const VERDICTS = { verified: 'unsat', falsified: 'sat', unknown: 'unknown', timeout: 'timeout' } as const;

/** The verdict as the verification competition has it, and the counterexample behind it: `((X_0 v) … (Y_0 v) …)`. */
export function describeVerdict({ verdict, counterexample }: VerifyResult): string {
  const name = VERDICTS[verdict];
  if (!counterexample) return name;
  const inputs = counterexample.input.map((value, at) => `(X_${at} ${value})`);
  const outputs = Array.from(counterexample.output, (value, at) => `(Y_${at} ${value})`);
  return `${name}\n(${[...inputs, ...outputs].join('\n')})`;
}

/** The same as VNN-LIB 2 has it: each variable with its type, its shape, and one value a line. */
export function describeAssignment({ verdict, counterexample }: VerifyResult, { input, output }: Query): string {
  const name = verdict === 'timeout' ? 'timed-out' : VERDICTS[verdict];
  if (!counterexample) return name;
  const parts = [
    { ...input, values: counterexample.input },
    { ...output, values: [...counterexample.output] },
  ];
  const lines = parts.flatMap((part) => [`${part.name} ${part.type} [${part.shape.join(',')}]`, ...part.values]);
  return [name, ...lines].join('\n');
}
