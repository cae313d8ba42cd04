import type { Engine, ModelSource } from '../../engine/api/types';
import { flag } from '../options/kinds';
import { describeReport } from './describeReport';

/** Asks for what is known of a network before anything is computed with it. */
export const REPORT = flag(
  '--report',
  'first say on stderr how bounds pass through the network, and how much time and memory each method takes',
);

/** Says so where it is asked for; stdout has the result alone. */
export async function printReport(engine: Engine, model: ModelSource, isAsked: boolean | undefined): Promise<void> {
  if (isAsked) console.error(`${describeReport(await engine.report(model), false)}\n`);
}
