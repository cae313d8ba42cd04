import { useEffect, useRef, useState } from 'react';
import type { Running } from '../../app/controls/ProgressLine';
import { askAgain, isCancelled, messageOf } from '../../app/models/askAgain';
import { engine } from '../../engine/client';
import type { BoundsResult, Method, ModelSummary, Progress, RisingBound } from '../../engine/types';
import { type OtherQuery, otherQueryOf } from './comparison';
import type { Compared, Rounding } from './inspectState';
import { LatestOnly } from './latestOnly';
import { methodName } from './methods';
import { ResultCache } from './resultCache';
import { useRising } from './useRising';

/** One question to the engine. */
export interface BoundsQuery {
  readonly model: ModelSummary;
  readonly dataset: string;
  readonly image: number;
  /** Radius in 255ths. */
  readonly levels: number;
  readonly rounding: Rounding;
  readonly method: Method;
}

/** An answer together with its question, so that nothing on screen mixes two of them. */
export interface Snapshot {
  readonly query: BoundsQuery;
  readonly result: BoundsResult;
  /** Bounds over the image itself, a box of radius 0; null for the moment until they are there. */
  readonly center: BoundsResult | null;
  /** What stands beside it: see `otherQueryOf`; null where nothing does, or until it is there. */
  readonly other: { readonly query: OtherQuery; readonly result: BoundsResult } | null;
}

/** Milliseconds that a method took on a model the last time it ran. */
export type RunTimes = ReadonlyMap<Method, number>;

/** A result later than this is announced by a progress line. */
const PATIENCE_MILLISECONDS = 300;
/** A computation that is no longer wanted may run this long before it is ended rather than waited for. */
const STALE_MILLISECONDS = 1000;

interface Ask {
  readonly query: BoundsQuery;
  readonly other: OtherQuery | null;
}

/**
 * Bounds for the newest query, and for what they are compared with. The last snapshot stays until the next one is there;
 * queries that were overtaken never start. Failures go to `onError` as sentences; a cancelled run is no failure.
 */
export function useBounds(query: BoundsQuery | null, compare: Compared | null, onError: (message: string) => void) {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const { rising, onRising } = useRising();
  const [times, setTimes] = useState<RunTimes>(new Map());
  const handlers = useRef<Handlers>(null);
  handlers.current = {
    onSnapshot: setSnapshot,
    onRunning: setRunning,
    onError,
    onRising,
    onTime: (method, milliseconds) => setTimes((known) => new Map(known).set(method, milliseconds)),
  };
  const [runner] = useState(() => new BoundsRunner(() => handlers.current as Handlers));
  useEffect(() => {
    if (query) runner.ask({ query, other: otherQueryOf(query, compare) });
  }, [runner, query, compare]);
  useEffect(() => () => runner.stop(), [runner]);
  return { snapshot, running, rising, times, cancel: () => runner.stop() };
}

interface Handlers {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onRunning: (running: Running | null) => void;
  readonly onError: (message: string) => void;
  readonly onRising: (bound: RisingBound | null) => void;
  readonly onTime: (method: Method, milliseconds: number) => void;
}

class BoundsRunner {
  readonly #latest: LatestOnly<Ask, Snapshot>;
  readonly #handlers: () => Handlers;
  readonly #known = new ResultCache();
  #since = 0;
  #stopped = false;

  constructor(handlers: () => Handlers) {
    this.#handlers = handlers;
    this.#latest = new LatestOnly(
      (ask) => this.#compute(ask),
      (ask, outcome, isLatest) => {
        const { onRunning, onSnapshot, onError } = handlers();
        if (isLatest) onRunning(null);
        if (outcome.status === 'fulfilled') onSnapshot(outcome.value);
        else if (!isCancelled(outcome.reason)) onError(messageOf(outcome.reason));
        // Ended by the end of something else that the engine was doing.
        else if (isLatest && !this.#stopped) this.#latest.request(ask);
      },
    );
  }

  ask(ask: Ask): void {
    this.#stopped = false;
    if (this.#latest.busy && performance.now() - this.#since > STALE_MILLISECONDS) void engine().cancel();
    this.#latest.request(ask);
  }

  stop(): void {
    this.#stopped = true;
    this.#latest.clear();
    if (this.#latest.busy) void engine().cancel();
  }

  /** What can be shown before all is there is shown. */
  async #compute({ query, other }: Ask): Promise<Snapshot> {
    this.#since = performance.now();
    const { onSnapshot } = this.#handlers();
    // The image itself needs no outward rounding; it is computed once for all radii.
    const middle: BoundsQuery = { ...query, levels: 0, rounding: 'none', method: 'ibp' };
    const beside = (found: BoundsResult | null) => other && found && { query: other, result: found };
    const result = await this.#find(query);
    const center = this.#known.get(middle);
    const isQuick = other && !other.chosen;
    const early = isQuick ? await this.#find(other) : other && this.#known.get(other);
    const snapshot: Snapshot = { query, result, center, other: beside(early) };
    if (center && (!other || early)) return snapshot;
    onSnapshot(snapshot);
    const complete = { ...snapshot, center: await this.#find(middle) };
    if (!other || early) return complete;
    onSnapshot(complete);
    return { ...complete, other: beside(await this.#find(other)) };
  }

  #find(query: BoundsQuery): Promise<BoundsResult> {
    return this.#known.find(query, () => this.#run(query));
  }

  async #run(query: BoundsQuery): Promise<BoundsResult> {
    const { onRunning, onRising, onTime } = this.#handlers();
    const since = performance.now();
    const what = `Computing ${methodName(query.method)} bounds`;
    const timer = setTimeout(() => onRunning({ since, what }), PATIENCE_MILLISECONDS);
    const onProgress = (progress: Progress) => {
      if (performance.now() - since > PATIENCE_MILLISECONDS) onRunning({ since, what, progress });
      if (progress.rising) onRising(progress.rising);
    };
    try {
      const { model, method, rounding, levels } = query;
      const request = { ...subjectOf(query), method, rounding, epsilon: levels / 255 };
      const result = await askAgain(model, () => engine().bounds(request, onProgress));
      if (rounding !== 'none' || levels > 0) onTime(method, result.milliseconds);
      return result;
    } finally {
      clearTimeout(timer);
      onRising(null);
    }
  }
}

/** The network and the image of a query, as the engine is asked about them. */
export function subjectOf({ model, dataset, image }: BoundsQuery) {
  return { model: model.card?.id ?? model.id, input: { dataset, index: image } };
}
