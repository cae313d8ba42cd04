import type { AttackResult, Counterexample, Noted, Verdict } from '../../api/types';

export type OneOrMany<T> = T | T[];

/** A counterexample in plain numbers. */
export interface CounterexampleContract {
  readonly input: number[];
  readonly label: number;
  readonly margin: number;
}

/** What `boundscope.attack` and `npx boundscope attack --json` give, batched when a batch was asked for. */
export interface AttackContract extends Noted {
  readonly label: OneOrMany<number>;
  readonly verdict: OneOrMany<Verdict>;
  /** The least margins found, for each class. */
  readonly margin: OneOrMany<number[]>;
  readonly counterexample: OneOrMany<CounterexampleContract | null>;
  readonly milliseconds: number;
  readonly backend: string;
}

/**
 * An attack's result in the form of the contract.
 *
 * @param batched whether every field gets a leading batch dimension; else the batch has one sample
 */
export function attackToContract(result: AttackResult, batched: boolean): AttackContract {
  const { classes, margin, milliseconds, backend, notes } = result;
  const rows = result.label.map((_, row) => [...margin.subarray(row * classes, (row + 1) * classes)]);
  return {
    label: oneOrMany(result.label, batched),
    verdict: oneOrMany(result.verdict, batched),
    margin: oneOrMany(rows, batched),
    counterexample: oneOrMany(result.counterexample.map(plain), batched),
    milliseconds,
    backend,
    ...(notes && { notes }),
  };
}

/** All of a batch, or the only one. */
export function oneOrMany<T>(values: readonly T[], batched: boolean): OneOrMany<T> {
  return batched ? [...values] : (values[0] as T);
}

/** With its numbers as a plain array. */
export function plain(found: Counterexample | null): CounterexampleContract | null {
  return found && { ...found, input: [...found.input] };
}
