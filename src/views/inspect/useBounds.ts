import { useEffect, useRef, useState } from 'react';
import { engine } from '../../engine/client';
import type { BoundsResult, ModelSummary, Progress } from '../../engine/types';
import type { Rounding } from './inspectState';
import { LatestOnly } from './latestOnly';
import { reload } from './openedModels';

/** One question to the engine. */
export interface BoundsQuery {
  readonly model: ModelSummary;
  readonly dataset: string;
  readonly image: number;
  /** Radius in 255ths. */
  readonly levels: number;
  readonly rounding: Rounding;
}

/** An answer together with its question, so that nothing on screen mixes two of them. */
export interface Snapshot {
  readonly query: BoundsQuery;
  readonly result: BoundsResult;
  /** Bounds over the image itself, a box of radius 0; null for the moment until they are there. */
  readonly center: BoundsResult | null;
}

export interface RunningBounds {
  readonly since: number;
  readonly progress?: Progress;
}

/** A result later than this is announced by a progress line. */
const PATIENCE_MILLISECONDS = 300;
/** A computation that is no longer wanted may run this long before it is ended rather than waited for. */
const STALE_MILLISECONDS = 1000;

/**
 * Bounds for the newest query. The last snapshot stays until the next one is there; queries that were overtaken never
 * start. Failures go to `onError` as sentences; a cancelled run is no failure.
 */
export function useBounds(query: BoundsQuery | null, onError: (message: string) => void) {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [running, setRunning] = useState<RunningBounds | null>(null);
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
  readonly #onRunning: (running: RunningBounds | null) => void;
  readonly #onSnapshot: (snapshot: Snapshot) => void;
  #center: { readonly key: string; readonly result: BoundsResult } | undefined;
  #since = 0;

  constructor(
    onSnapshot: (snapshot: Snapshot) => void,
    onRunning: (running: RunningBounds | null) => void,
    onError: (message: string) => void,
  ) {
    this.#onRunning = onRunning;
    this.#onSnapshot = onSnapshot;
    this.#latest = new LatestOnly(
      (query) => this.#compute(query),
      (_query, outcome, isLatest) => {
        if (isLatest) onRunning(null);
        if (outcome.status === 'fulfilled') onSnapshot(outcome.value);
        else if (!isCancelled(outcome.reason)) onError(messageOf(outcome.reason));
      },
    );
  }

  ask(query: BoundsQuery): void {
    if (this.#latest.busy && performance.now() - this.#since > STALE_MILLISECONDS) void engine().cancel();
    this.#latest.request(query);
  }

  stop(): void {
    this.#latest.clear();
    if (this.#latest.busy) void engine().cancel();
  }

  async #compute(query: BoundsQuery): Promise<Snapshot> {
    const since = performance.now();
    this.#since = since;
    const timer = setTimeout(() => this.#onRunning({ since }), PATIENCE_MILLISECONDS);
    const onProgress = (progress: Progress) => {
      if (performance.now() - since > PATIENCE_MILLISECONDS) this.#onRunning({ since, progress });
    };
    try {
      const result = await bounds(query, query.levels / 255, query.rounding, onProgress);
      const known = this.#knownCenter(query);
      if (known) return { query, result, center: known };
      this.#onSnapshot({ query, result, center: null });
      return { query, result, center: await this.#centerOf(query) };
    } finally {
      clearTimeout(timer);
    }
  }

  #knownCenter(query: BoundsQuery): BoundsResult | undefined {
    return this.#center?.key === keyOf(query) ? this.#center.result : undefined;
  }

  /** The image itself needs no outward rounding; it is computed once for all radii. */
  async #centerOf(query: BoundsQuery): Promise<BoundsResult> {
    const result = await bounds(query, 0, 'none');
    this.#center = { key: keyOf(query), result };
    return result;
  }
}

function keyOf({ model, dataset, image }: BoundsQuery): string {
  return `${model.id} ${dataset} ${image}`;
}

/** One request; a file that the engine has let go of is given to it once more. */
async function bounds(
  { model, dataset, image }: BoundsQuery,
  epsilon: number,
  rounding: Rounding,
  onProgress?: (progress: Progress) => void,
): Promise<BoundsResult> {
  const request = {
    model: model.card?.id ?? model.id,
    input: { dataset, index: image },
    epsilon,
    method: 'ibp',
    rounding,
  } as const;
  try {
    return await engine().bounds(request, onProgress);
  } catch (error) {
    if (isCancelled(error)) throw error;
    await reload(model.id);
    return engine().bounds(request, onProgress);
  }
}

function isCancelled(error: unknown): boolean {
  return messageOf(error).startsWith('Cancelled');
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
