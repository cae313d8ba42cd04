import type { AttackResult, Counterexample, RadiusResult, Verdict } from './types';

type OneOrMany<T> = T | T[];

/** A counterexample in plain numbers. */
export interface CounterexampleContract {
  readonly input: number[];
  readonly label: number;
  readonly margin: number;
}

/** What `boundscope.attack` and `npx boundscope attack --json` give, batched when a batch was asked for. */
export interface AttackContract {
  readonly label: OneOrMany<number>;
  readonly verdict: OneOrMany<Verdict>;
  /** The least margins found, for each class. */
  readonly margin: OneOrMany<number[]>;
  readonly counterexample: OneOrMany<CounterexampleContract | null>;
  readonly milliseconds: number;
  readonly backend: string;
}

/** What `boundscope.radius` gives, batched when a batch was asked for. */
export interface RadiusContract {
  readonly label: OneOrMany<number>;
  readonly certified: OneOrMany<number>;
  readonly falsified: OneOrMany<number | null>;
  readonly counterexample: OneOrMany<CounterexampleContract | null>;
  readonly method: string;
  readonly rounding: string;
  readonly milliseconds: number;
  readonly backend: string;
}

/**
 * An attack's result in the form of the contract.
 *
 * @param batched whether every field gets a leading batch dimension; else the batch has one sample
 */
export function attackToContract(result: AttackResult, batched: boolean): AttackContract {
  const { classes, margin, milliseconds, backend } = result;
  const rows = result.label.map((_, row) => [...margin.subarray(row * classes, (row + 1) * classes)]);
  return {
    label: oneOrMany(result.label, batched),
    verdict: oneOrMany(result.verdict, batched),
    margin: oneOrMany(rows, batched),
    counterexample: oneOrMany(result.counterexample.map(plain), batched),
    milliseconds,
    backend,
  };
}

/** A radius' result in the form of the contract; `batched` as above. */
export function radiusToContract(result: RadiusResult, batched: boolean): RadiusContract {
  const { method, rounding, milliseconds, backend } = result;
  return {
    label: oneOrMany(result.label, batched),
    certified: oneOrMany(result.certified, batched),
    falsified: oneOrMany(result.falsified, batched),
    counterexample: oneOrMany(result.counterexample.map(plain), batched),
    method,
    rounding,
    milliseconds,
    backend,
  };
}

function oneOrMany<T>(values: readonly T[], batched: boolean): OneOrMany<T> {
  return batched ? [...values] : (values[0] as T);
}

function plain(found: Counterexample | null): CounterexampleContract | null {
  return found && { ...found, input: [...found.input] };
}
