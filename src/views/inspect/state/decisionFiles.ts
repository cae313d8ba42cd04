import { csvOf } from '../../../app/commands/csv';
import { ROUNDINGS } from '../../../catalog/roundings';
import type { BoundsRequest, DecideResult, TreeReport, VerifyResult } from '../../../engine/api/types';

/** How a tree grew, a line a state. */
export function treeCsv(history: readonly TreeReport[]): string {
  const head = ['seconds', 'verified', 'unknown', 'share verified', 'worst bound'];
  const rows = history.map(({ milliseconds, verified, open, undecided, share, worst }) => [
    milliseconds / 1000,
    verified,
    open + undecided,
    share,
    worst,
  ]);
  return csvOf(head, rows);
}

/** What a decision is of that it names by a digest. */
interface Whole {
  /** In VNN-LIB. */
  readonly property?: string;
  /** What the network was shown: an image of a data set, or numbers. */
  readonly input?: BoundsRequest['input'];
}

/** A decision with what it is of; infinite bounds as ±1e999. */
export function decisionJson(result: DecideResult | VerifyResult, network: string, whole: Whole): string {
  const { certifies } = ROUNDINGS[result.rounding];
  const plain = (_: string, value: unknown) => {
    if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
    if (typeof value === 'number' && !Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
    return value;
  };
  return JSON.stringify({ network, ...whole, ...result, certifies }, plain, 1).replaceAll(/"(-?)Infinity"/g, '$11e999');
}
