import type { BoundsResult, Verdict } from './types';

type Numbers = number[] | number[][];

/** What `boundscope.bounds` and `npx boundscope bounds --json` give: plain numbers, batched when a batch was asked for. */
export interface ContractResult {
  readonly logits: Numbers;
  readonly lower: Numbers;
  readonly upper: Numbers;
  readonly marginLower: Numbers;
  readonly label: number | number[];
  readonly verdict: Verdict | Verdict[];
  readonly layers: readonly {
    readonly name: string;
    readonly op: string;
    readonly shape: readonly number[];
    readonly lower: Numbers;
    readonly upper: Numbers;
    readonly unstable: number | number[];
  }[];
  readonly rounding: string;
  readonly milliseconds: number;
  readonly backend: string;
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
  const one = <T>(values: readonly T[]): T | T[] => (batched ? [...values] : (values[0] as T));
  return {
    logits: numbers(result.logits),
    lower: numbers(result.lower),
    upper: numbers(result.upper),
    marginLower: numbers(result.marginLower),
    label: one(result.label),
    verdict: one(result.verdict),
    layers: result.layers.map(({ name, op, shape, lower, upper, unstable }) => ({
      name,
      op,
      shape,
      lower: numbers(lower),
      upper: numbers(upper),
      unstable: one(unstable),
    })),
    rounding: result.rounding,
    milliseconds: result.milliseconds,
    backend: result.backend,
  };
}
