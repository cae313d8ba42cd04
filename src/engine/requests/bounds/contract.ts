import { ROUNDINGS } from '../../../catalog/roundings';
import type { BoundsResult, Verdict } from '../../api/types';
import { type CounterexampleContract, type OneOrMany, plain } from '../attack/attackContract';
import { ownLayers, ownOutputs } from './ownLayers';

type Numbers = number[] | number[][];

/** What `boundscope.bounds` and `npx boundscope bounds --json` give: plain numbers, batched when a batch was asked for. */
export interface ContractResult {
  readonly logits: Numbers;
  readonly lower: Numbers;
  readonly upper: Numbers;
  readonly marginLower: Numbers;
  /** Of a score: label 1 is above it, label 0 is not. */
  readonly threshold?: number;
  /** Null, and no margins, where the network has no classes. */
  readonly label: number | null | (number | null)[];
  readonly verdict: Verdict | Verdict[];
  /** Of the complete method: what it found, if anything. */
  readonly counterexample?: OneOrMany<CounterexampleContract | null>;
  readonly layers: readonly {
    readonly name: string;
    readonly op: string;
    readonly shape: readonly number[];
    readonly lower: Numbers;
    readonly upper: Numbers;
    readonly unstable: number | number[];
  }[];
  readonly rounding: string;
  /** What the bounds hold for at that level, in words. */
  readonly certifies: string;
  readonly milliseconds: number;
  readonly backend: string;
  /** What was understood of the request that it does not say itself. */
  readonly notes?: readonly string[];
}

/**
 * The result in the form of the contract.
 *
 * @param batched whether every field gets a leading batch dimension; else the batch has one sample
 */
export function toContract(result: BoundsResult, batched: boolean): ContractResult {
  const numbers = (values: Float32Array): Numbers => {
    const size = values.length / result.batch;
    const rows = Array.from({ length: result.batch }, (_, row) => [...values.subarray(row * size, (row + 1) * size)]);
    return batched ? rows : (rows[0] as number[]);
  };
  const outputs = (values: Float32Array): Numbers => numbers(ownOutputs(result, values));
  const one = <T>(values: readonly T[]): T | T[] => (batched ? [...values] : (values[0] as T));
  return {
    logits: outputs(result.logits),
    lower: outputs(result.lower),
    upper: outputs(result.upper),
    marginLower: numbers(result.marginLower),
    label: one(result.label),
    verdict: one(result.verdict),
    ...(result.counterexample && { counterexample: one(result.counterexample.map(plain)) }),
    layers: ownLayers(result).map(({ name, op, shape, lower, upper, unstable }) => ({
      name,
      op,
      shape,
      lower: numbers(lower),
      upper: numbers(upper),
      unstable: one(unstable),
    })),
    ...(result.threshold !== undefined && { threshold: result.threshold }),
    rounding: result.rounding,
    certifies: ROUNDINGS[result.rounding].certifies,
    milliseconds: result.milliseconds,
    backend: result.backend,
    ...(result.notes && { notes: result.notes }),
  };
}
