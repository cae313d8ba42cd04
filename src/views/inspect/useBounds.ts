import { useEffect, useRef, useState } from 'react';
import type { Running } from '../../app/controls/ProgressLine';
import { askAgain, isCancelled, messageOf } from '../../app/models/askAgain';
import { engine } from '../../engine/client';
import type { BoundsResult, Method, ModelSummary, Progress } from '../../engine/types';
import type { Rounding } from './inspectState';
import { LatestOnly } from './latestOnly';

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
  /** Interval bounds of the same box, to compare other methods with; null where the result itself is IBP's. */
  readonly reference: BoundsResult | null;
}

/** A result later than this is announced by a progress line. */
const PATIENCE_MILLISECONDS = 300;
const WHAT = 'Computing bounds';
/** A computation that is no longer wanted may run this long before it is ended rather than waited for. */
const STALE_MILLISECONDS = 1000;

/**
 * Bounds for the newest query. The last snapshot stays until the next one is there; queries that were overtaken never
 * start. Failures go to `onError` as sentences; a cancelled run is no failure.
 */
export function useBounds(query: BoundsQuery | null, onError: (message: string) => void) {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const fail = useRef(onError);
  fail.current = onError;
  const [runner] = useState(() => new BoundsRunner(setSnapshot, setRunning, (message) => fail.current(message)));
  useEffect(() => {
    if (query) runner.ask(query);
  }, [runner, query]);
  useEffect(() => () => runner.stop(), [runner]);
  return { snapshot, running, cancel: () => runner.stop() };
}

class BoundsRunner {
  readonly #latest: LatestOnly<BoundsQuery, Snapshot>;
  readonly #onRunning: (running: Running | null) => void;
  readonly #onSnapshot: (snapshot: Snapshot) => void;
  readonly #center = new LastResult();
  readonly #reference = new LastResult();
  #since = 0;
  #stopped = false;

  constructor(
    onSnapshot: (snapshot: Snapshot) => void,
    onRunning: (running: Running | null) => void,
    onError: (message: string) => void,
  ) {
    this.#onRunning = onRunning;
    this.#onSnapshot = onSnapshot;
    this.#latest = new LatestOnly(
      (query) => this.#compute(query),
      (query, outcome, isLatest) => {
        if (isLatest) onRunning(null);
        if (outcome.status === 'fulfilled') onSnapshot(outcome.value);
        else if (!isCancelled(outcome.reason)) onError(messageOf(outcome.reason));
        // Ended by the end of something else that the engine was doing.
        else if (isLatest && !this.#stopped) this.#latest.request(query);
      },
    );
  }

  ask(query: BoundsQuery): void {
    this.#stopped = false;
    if (this.#latest.busy && performance.now() - this.#since > STALE_MILLISECONDS) void engine().cancel();
    this.#latest.request(query);
  }

  stop(): void {
    this.#stopped = true;
    this.#latest.clear();
    if (this.#latest.busy) void engine().cancel();
  }

  async #compute(query: BoundsQuery): Promise<Snapshot> {
    const since = performance.now();
    this.#since = since;
    const timer = setTimeout(() => this.#onRunning({ since, what: WHAT }), PATIENCE_MILLISECONDS);
    const onProgress = (progress: Progress) => {
      if (performance.now() - since > PATIENCE_MILLISECONDS) this.#onRunning({ since, what: WHAT, progress });
    };
    try {
      const result = await bounds(query, { epsilon: query.levels / 255 }, onProgress);
      const reference = query.method === 'ibp' ? null : await this.#referenceOf(query);
      const snapshot: Snapshot = { query, result, reference, center: this.#center.get(keyOf(query)) };
      if (snapshot.center) return snapshot;
      this.#onSnapshot(snapshot);
      return { ...snapshot, center: await this.#centerOf(query) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** The image itself needs no outward rounding; it is computed once for all radii. */
  #centerOf(query: BoundsQuery): Promise<BoundsResult> {
    return this.#center.find(keyOf(query), () => bounds(query, { epsilon: 0, rounding: 'none', method: 'ibp' }));
  }

  #referenceOf(query: BoundsQuery): Promise<BoundsResult> {
    const epsilon = query.levels / 255;
    return this.#reference.find(`${keyOf(query)} ${epsilon} ${query.rounding}`, () =>
      bounds(query, { epsilon, method: 'ibp' }),
    );
  }
}

/** Keeps the last result of its kind. */
class LastResult {
  #kept: { readonly key: string; readonly result: BoundsResult } | undefined;

  get(key: string): BoundsResult | null {
    return this.#kept?.key === key ? this.#kept.result : null;
  }

  async find(key: string, compute: () => Promise<BoundsResult>): Promise<BoundsResult> {
    const result = this.get(key) ?? (await compute());
    this.#kept = { key, result };
    return result;
  }
}

function keyOf({ model, dataset, image }: BoundsQuery): string {
  return `${model.id} ${dataset} ${image}`;
}

/** One request, with the query's method and rounding unless others are named. */
function bounds(
  query: BoundsQuery,
  asked: { readonly epsilon: number; readonly rounding?: Rounding; readonly method?: Method },
  onProgress?: (progress: Progress) => void,
): Promise<BoundsResult> {
  const request = { ...subjectOf(query), method: query.method, rounding: query.rounding, ...asked };
  return askAgain(query.model, () => engine().bounds(request, onProgress));
}

/** The network and the image of a query, as the engine is asked about them. */
export function subjectOf({ model, dataset, image }: BoundsQuery) {
  return { model: model.card?.id ?? model.id, input: { dataset, index: image } };
}
