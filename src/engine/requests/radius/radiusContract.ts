import { ROUNDINGS } from '../../../catalog/roundings';
import type { Noted, RadiusResult } from '../../api/types';
import { type CounterexampleContract, type OneOrMany, oneOrMany, plain } from '../attack/attackContract';

/** What `boundscope.radius` gives, batched when a batch was asked for. */
export interface RadiusContract extends Noted {
  readonly label: OneOrMany<number>;
  readonly certified: OneOrMany<number>;
  readonly falsified: OneOrMany<number | null>;
  readonly counterexample: OneOrMany<CounterexampleContract | null>;
  readonly method: string;
  readonly rounding: string;
  /** What is certified holds for this, in words. */
  readonly certifies: string;
  readonly milliseconds: number;
  readonly backend: string;
}

/**
 * A radius' result in the form of the contract.
 *
 * @param batched whether every field gets a leading batch dimension; else the batch has one sample
 */
export function radiusToContract(result: RadiusResult, batched: boolean): RadiusContract {
  const { method, rounding, milliseconds, backend, notes } = result;
  return {
    label: oneOrMany(result.label, batched),
    certified: oneOrMany(result.certified, batched),
    falsified: oneOrMany(result.falsified, batched),
    counterexample: oneOrMany(result.counterexample.map(plain), batched),
    method,
    rounding,
    certifies: ROUNDINGS[rounding].certifies,
    milliseconds,
    backend,
    ...(notes && { notes }),
  };
}
