import { useEffect } from 'react';
import { type Asking, Kept, type Running } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { QUICKEST_METHOD } from '../../../catalog/methods';
import { backgroundEngine, engine } from '../../../engine/api/client';
import type { AttackResult, DecideResult, RadiusResult, SupportReport } from '../../../engine/api/types';
import { type BoundsQuery, boxOf, keyOfBox, keyOfQuery, keyOfSubject, subjectOf } from './bounds';
import { searchTimes } from './expected';
import { mayBeDecided, timeLimit } from './timeLimit';
import { type Decided, withHistory } from './treeHistory';

/** Something long that is computed when someone asks for it. */
export interface Search<Result> {
  readonly running: Running | null;
  readonly error: Error | null;
  /** That it takes, at the most; absent where that is little, or unknown. */
  readonly seconds?: number;
  /** The answer to any query, if it is known. */
  resultOf(query: BoundsQuery): Result | null;
  /** Whether what runs is about a query. */
  isAbout(query: BoundsQuery): boolean;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly pause: (isOn: boolean) => void;
}

/** What is computed only when someone asks: attacks, decisions, and how far the image can be moved. */
export interface Searches {
  readonly attack: Search<AttackResult>;
  readonly radius: Search<RadiusResult>;
  readonly decision: Search<Decided<DecideResult>>;
}

const MOST_RESULTS = 50;

const ATTACKS: Asking<BoundsQuery, AttackResult> = {
  keyOf: keyOfBox,
  what: () => 'Attacking',
  compute: (query, computing) => engine().attack(boxOf(query), computing),
  kept: new Kept(MOST_RESULTS),
  onDemand: true,
};

const RADII: Asking<BoundsQuery, RadiusResult> = {
  keyOf: (query) => `${keyOfSubject(query)} ${query.method} ${query.rounding}`,
  what: () => 'Trying radii',
  compute: (query, computing) => {
    const { method, rounding } = query;
    return engine().radius({ ...subjectOf(query), method, rounding, ...largestOf(query) }, computing);
  },
  kept: new Kept(MOST_RESULTS),
  onDemand: true,
};

/** Typed radii are multiplied by this at most, which the ranges of the inputs may cut. */
const MOST_TIMES = 4;

/** The largest radius tried where numbers were typed: so many times their own; of a box between bounds all of it. */
function largestOf({ numbers, model: { interface: known } }: BoundsQuery): { readonly largest?: number } {
  if (!numbers || numbers.bounds) return {};
  const widths = (known?.ranges ?? (known?.range ? [known.range] : [])).map(([least, most]) => most - least);
  const times = Math.max(...widths) / Math.min(...numbers.radii.filter((radius) => radius > 0));
  return { largest: times > 0 && times < MOST_TIMES ? times : MOST_TIMES };
}

/** In a worker of its own, so that a decision which is held holds up nothing else. */
const DECISIONS: Asking<BoundsQuery, Decided<DecideResult>> = {
  keyOf: (query) => `${keyOfBox(query)} ${query.rounding}`,
  what: () => 'Deciding',
  compute: (query, computing) => {
    const request = { ...boxOf(query), rounding: query.rounding, timeout: timeLimit.getState() };
    return withHistory(computing, (options) => backgroundEngine().decide(request, options));
  },
  kept: new Kept(MOST_RESULTS),
  isOpen: ({ result }) => mayBeDecided(result),
  onDemand: true,
};

/** @param report of the query's network, once it is known */
export function useSearches(query: BoundsQuery | null, report: SupportReport | null): Searches {
  const times = searchTimes(report, query?.method ?? QUICKEST_METHOD);
  return {
    attack: { ...useSearch(query, ATTACKS), ...times.attack },
    radius: { ...useSearch(query, RADII), ...times.radius },
    decision: useSearch(query, DECISIONS),
  };
}

function useSearch<Result>(query: BoundsQuery | null, asking: Asking<BoundsQuery, Result>): Search<Result> {
  const { running, error, start, cancel, pause } = useAnswer(query, asking);
  // Also where the answer would be the same: what the engine is asked next need not wait.
  const key = query && keyOfQuery(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query ends the run
  useEffect(() => cancel, [key, cancel]);
  const resultOf = (asked: BoundsQuery) => asking.kept?.get(asking.keyOf(asked)) ?? null;
  return { running, error, start, cancel, pause, resultOf, isAbout: (asked) => keyOfQuery(asked) === key };
}
