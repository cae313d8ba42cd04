import { useEffect, useMemo, useRef, useState } from 'react';
import type { Asking, Computing } from '../../../app/ask/asker';
import { firstAnswer } from '../../../app/ask/firstAnswers';
import { Kept } from '../../../app/ask/kept';
import { useAnswer } from '../../../app/ask/useAnswer';
import { isBundled } from '../../../app/models/datasetFor';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import { engine } from '../../../engine/api/client';
import type { BoundsResult, RisingBound } from '../../../engine/api/types';
import { comparedQueryOf, methodName, type RunTimes } from '../controls/methods';
import type { CompareChoice } from '../state/inspectState';
import { atCenter, type BoundsQuery, boxOf, type ComparedQuery, keyOfQuery, type Snapshot } from './boundsQuery';

/**
 * Bounds for a query, and for what they are compared with. The last snapshot stays until the next one is there, which
 * `isStale` tells; with a failure there is none.
 */
export function useBounds(query: BoundsQuery | null, compare: CompareChoice | null) {
  const shown = useRef<string | undefined>(undefined);
  const question = useMemo(
    () => query && { query, reference: comparedQueryOf(query, compare), isFirst: shown.current !== query.model.id },
    [query, compare],
  );
  const { value, latest, running, error, isCancelled, start, cancel } = useAnswer(question, boundsAsking);
  const snapshot = error ? null : (value ?? latest?.value ?? null);
  shown.current = snapshot?.query.model.id;
  const isStale = snapshot !== null && (!query || keyOfQuery(snapshot.query) !== keyOfQuery(query));
  const rising = useRising(running?.progress?.rising ?? null);
  const times = useTimes(snapshot);
  return { snapshot, isStale, running, rising, times, error, isCancelled, start, cancel };
}

function useTimes(snapshot: Snapshot | null): RunTimes {
  const times = useRef<RunTimes>(new Map());
  return useMemo(() => {
    const entries = [snapshot?.reference, snapshot].flatMap((part) =>
      part ? [[part.query.method, part.result.milliseconds] as const] : [],
    );
    times.current = new Map([...times.current, ...entries]);
    return times.current;
  }, [snapshot]);
}

/** Bounds, and what they are compared with. */
export interface BoundsQuestion {
  readonly query: BoundsQuery;
  readonly reference: ComparedQuery | null;
  /** Whether another network is on screen; the quickest bounds of this one are then shown first. */
  readonly isFirst: boolean;
}

/** A few methods and radii of an image. */
const results = new Kept<BoundsResult>(8);

/** What can be shown before all is there is shown. */
export const boundsAsking: Asking<BoundsQuestion, Snapshot> = {
  // What someone chose to compare with is shown otherwise than the quickest bounds.
  keyOf: ({ query, reference }) =>
    `${keyOfQuery(query)} compared with ${reference && keyOfQuery(reference)} ${reference?.chosen}`,
  what: ({ query }) => `Computing ${methodName(query.method)} bounds`,
  async compute({ query, reference, isFirst }, computing) {
    const { show } = computing;
    const middle = atCenter(query);
    const referenceOf = (found: BoundsResult | null | undefined) =>
      reference && found ? { query: reference, result: found } : null;
    const isQuick = reference && !reference.chosen;
    if (isQuick && isFirst) {
      show({ query: reference, result: await find(reference, computing), center: null, reference: null });
      // What comes next takes all cores, which the first drawing needs.
      await painted();
    }
    const result = await find(query, computing);
    const center = known(middle);
    const early = isQuick ? await find(reference, computing) : reference && known(reference);
    const snapshot: Snapshot = { query, result, center: center ?? null, reference: referenceOf(early) };
    if (center && (!reference || early)) return snapshot;
    show(snapshot);
    const complete = { ...snapshot, center: await find(middle, computing) };
    if (!reference || early) return complete;
    show(complete);
    return { ...complete, reference: referenceOf(await find(reference, computing)) };
  },
};

function known(query: BoundsQuery): BoundsResult | undefined {
  return results.get(keyOfQuery(query));
}

async function find(query: BoundsQuery, computing: Computing<Snapshot>): Promise<BoundsResult> {
  const { method, rounding } = query;
  const request = { ...boxOf(query), method, rounding };
  const key = keyOfQuery(query);
  const ask = () => engine().bounds(request, computing);
  const result = known(query) ?? (await (comesWithBoundscope(query) ? firstAnswer(`bounds ${key}`, ask) : ask()));
  results.set(key, result);
  return result;
}

/** Whether network and input are those of this version; what is one's own may be another the next time, by the same name. */
function comesWithBoundscope({ model, dataset, numbers, picture }: BoundsQuery): boolean {
  return model.card !== undefined && isBundled(dataset) && !numbers && !picture;
}

/** A page in the background draws nothing; it is not waited for longer than this. */
const PATIENCE_MILLISECONDS = 100;

/** Resolves once what was set before is on screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE_MILLISECONDS);
  });
}

const CALM_MILLISECONDS = 1000;

/**
 * What a search has told while it ran, oldest first; where less motion is wanted it is shown once a second.
 *
 * @param bound what it told last; null while nothing is searched
 */
function useRising(bound: RisingBound | null): readonly RisingBound[] {
  const calm = useMediaQuery(REDUCED_MOTION);
  const [rising, setRising] = useState<readonly RisingBound[]>([]);
  const all = useRef<readonly RisingBound[]>([]);
  const shown = useRef(0);
  useEffect(() => {
    const now = performance.now();
    if (!bound) all.current = [];
    else if (bound.iteration <= (all.current.at(-1)?.iteration ?? -1)) all.current = [bound];
    else all.current = [...all.current, bound];
    if (bound && calm && now - shown.current < CALM_MILLISECONDS) return;
    shown.current = now;
    setRising(all.current);
  }, [bound, calm]);
  return rising;
}
