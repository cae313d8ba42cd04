import type { BenchCase, BenchPlan } from './benchCase';
import type { Limit } from './limit/measureLimit';
import { type CaseFigures, type OpenCase, openCase } from './measureCase';
import type { Measurement } from './measurement';

/** What was found in one place. */
export interface LaneFigures {
  readonly cases: readonly CaseFigures[];
  /** What can be done there at most. */
  readonly limit?: Limit;
}

/** The same, and what either half of the visits found. */
export interface LaneFound extends LaneFigures {
  readonly halves: readonly [LaneFigures, LaneFigures];
}

/** A place where networks are measured, visit by visit. */
export interface OpenLane {
  /** Goes on with every network; `onProgress` is given what comes next. */
  visit(onProgress: (what: string) => void): Promise<void>;
  /** What was found so far. */
  found(): LaneFound;
  dispose(): void;
}

/**
 * Opens networks on the current backend.
 *
 * @param openLimit what can be done at most, measured again beside each network
 */
export async function openLane(
  benchCases: readonly BenchCase[],
  plan: BenchPlan,
  openLimit?: (effort: BenchPlan) => Measurement<Limit> | Promise<Measurement<Limit>>,
): Promise<OpenLane> {
  const limit = await openLimit?.({ ...plan, visits: plan.visits * benchCases.length });
  const cases: OpenCase[] = [];
  for (const benchCase of benchCases) cases.push(await openCase(benchCase, plan));
  const half = (at: 0 | 1): LaneFigures => ({
    cases: cases.map((each) => each.found().halves[at]),
    ...(limit && { limit: limit.figures(limit.turns.half(at)) }),
  });
  return {
    visit: async (onProgress) => {
      for (const each of cases) {
        onProgress(each.name);
        await limit?.turns.visit();
        await each.visit();
      }
    },
    found: () => ({
      cases: cases.map((each) => each.found().figures),
      ...(limit && { limit: limit.figures(limit.turns.timings) }),
      halves: [half(0), half(1)],
    }),
    dispose: () => {
      for (const each of [...cases, ...(limit ? [limit] : [])]) each.dispose();
    },
  };
}
