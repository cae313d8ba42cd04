import type { Running } from '../../app/controls/ProgressLine';
import { askAgain, isCancelled, messageOf } from '../../app/models/askAgain';
import { painted } from '../../app/painted';
import { engine } from '../../engine/client';
import type { BoundsResult, Method, Progress, RisingBound } from '../../engine/types';
import { type BoundsQuery, type Snapshot, subjectOf } from './boundsQuery';
import type { OtherQuery } from './comparison';
import { LatestOnly } from './latestOnly';
import { methodName } from './methods';
import { ResultCache } from './resultCache';

/** A result later than this is announced by a progress line. */
const PATIENCE_MILLISECONDS = 300;
/** A computation that is no longer wanted may run this long before it is ended rather than waited for. */
const STALE_MILLISECONDS = 1000;

export interface Ask {
  readonly query: BoundsQuery;
  readonly other: OtherQuery | null;
}

/** Where what happens is told. */
export interface Handlers {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onRunning: (running: Running | null) => void;
  readonly onError: (message: string) => void;
  readonly onRising: (bound: RisingBound | null) => void;
  readonly onTime: (method: Method, milliseconds: number) => void;
}

/** Asks the engine for bounds, the newest question only, and tells of snapshots as soon as they can be shown. */
export class BoundsRunner {
  readonly #latest: LatestOnly<Ask, Snapshot>;
  readonly #handlers: () => Handlers;
  readonly #known = new ResultCache();
  #since = 0;
  #stopped = false;
  /** The network of what is on screen. */
  #shown: string | undefined;

  constructor(handlers: () => Handlers) {
    this.#handlers = handlers;
    this.#latest = new LatestOnly(
      (ask) => this.#compute(ask),
      (ask, outcome, isLatest) => {
        const { onRunning, onError } = handlers();
        if (isLatest) onRunning(null);
        if (outcome.status === 'fulfilled') this.#show(outcome.value);
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

  /** What can be shown before all is there is shown; of a network that is not on screen yet, the quickest bounds first. */
  async #compute({ query, other }: Ask): Promise<Snapshot> {
    this.#since = performance.now();
    // The image itself needs no outward rounding; it is computed once for all radii.
    const middle: BoundsQuery = { ...query, levels: 0, rounding: 'none', method: 'ibp' };
    const beside = (found: BoundsResult | null) => other && found && { query: other, result: found };
    const isQuick = other && !other.chosen;
    if (isQuick && this.#shown !== query.model.id) {
      this.#show({ query: other, result: await this.#find(other), center: null, other: null });
      // What comes next takes all cores, which the first drawing needs.
      await painted();
    }
    const result = await this.#find(query);
    const center = this.#known.get(middle);
    const early = isQuick ? await this.#find(other) : other && this.#known.get(other);
    const snapshot: Snapshot = { query, result, center, other: beside(early) };
    if (center && (!other || early)) return snapshot;
    this.#show(snapshot);
    const complete = { ...snapshot, center: await this.#find(middle) };
    if (!other || early) return complete;
    this.#show(complete);
    return { ...complete, other: beside(await this.#find(other)) };
  }

  #show(snapshot: Snapshot): void {
    this.#shown = snapshot.query.model.id;
    this.#handlers().onSnapshot(snapshot);
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
