import { Kept, type Waiting } from '../../../app/ask/asking';
import { memoryLimit } from '../../../app/memoryLimit';
import { requestName } from '../../../app/models/known';
import { METHODS, type Method } from '../../../catalog/methods';
import { engine } from '../../../engine/api/client';
import type { ModelSummary, SupportReport } from '../../../engine/api/types';

/** What is expected to take longer waits until someone starts it. */
const MOST_SECONDS = 10;

/** What methods took on networks the last time, in seconds. */
const taken = new Map<string, number>();

const reports = new Kept<SupportReport>(8);

/** What is known of a network before anything is computed, within a limit of memory. */
export async function reportOf(model: ModelSummary, limit: number, signal: AbortSignal): Promise<SupportReport> {
  const key = `${model.id} ${limit}`;
  await engine().limitMemory(limit);
  const report = reports.get(key) ?? (await engine().report(requestName(model), { signal }));
  reports.set(key, report);
  return report;
}

/** Remembers how long a method took, which says more than what was predicted. */
export function rememberTime(model: ModelSummary, method: Method, milliseconds: number): void {
  taken.set(`${model.id} ${method}`, milliseconds / 1000);
}

/**
 * What of these methods takes long enough on a network to wait until someone starts it; null where all of it is begun at
 * once, as of every network that comes along.
 */
export async function longOf(
  model: ModelSummary,
  methods: readonly Method[],
  signal: AbortSignal,
): Promise<Waiting | null> {
  if (model.card || methods.length === 0) return null;
  const report = await reportOf(model, memoryLimit.getState(), signal);
  const seconds = methods.reduce((sum, method) => sum + secondsBy(report, model, method), 0);
  const names = methods.map((method) => METHODS[method].title);
  return seconds > MOST_SECONDS ? { what: [...new Set(names)].join(' and '), seconds } : null;
}

/** Of a method that is refused nothing is expected: it is asked for, and the refusal shown. */
function secondsBy({ methods }: SupportReport, { id }: ModelSummary, method: Method): number {
  const predicted = methods.find((each) => each.method === method);
  return taken.get(`${id} ${method}`) ?? (predicted?.fits ? predicted.seconds : 0);
}

/** Whether an attack on a network is begun by itself: as soon as it is known to take little. */
export function attacksAtOnce({ card }: ModelSummary, report: SupportReport | null): boolean {
  return card !== undefined || (report?.attack ? report.attack.seconds <= MOST_SECONDS : false);
}

/** Radii that are tried where a proof means proofs of all smaller ones, and otherwise. */
const [BISECTED, STEPPED] = [10, 32];

/** Seconds, at the most, that searches of a box take; undefined where it is not worth saying. */
export function searchTimes(report: SupportReport | null, method: Method) {
  const worthSaying = (seconds: number) => (seconds > MOST_SECONDS ? { seconds } : {});
  const attack = report?.attack?.seconds ?? 0;
  const bounds = report?.methods.find((each) => each.method === method)?.seconds ?? 0;
  const tried = METHODS[method].monotone ? BISECTED : STEPPED;
  return { attack: worthSaying(attack), radius: worthSaying(BISECTED * attack + tried * bounds) };
}
