import { useEffect, useState, useSyncExternalStore } from 'react';
import { backgroundEngine, engine } from '../../engine/api/client';
import { Asker } from './asker';
import type { Asking, Latest, Running, Waiting } from './asking';

/** Where the answer to a question stands. */
export interface Answer<Q, A> {
  /** The answer to the question that is asked now, or as much of it as is known; null while there is none. */
  readonly value: A | null;
  /** The newest answer there is, with its own question: that of an earlier one until there is a newer one. */
  readonly latest: Latest<Q, A> | null;
  readonly running: Running | null;
  /** Why it goes on only when it is started: it takes long. */
  readonly waiting: Waiting | null;
  /** Why the question has no answer. */
  readonly error: Error | null;
  /** Whether someone ended its computation. */
  readonly isCancelled: boolean;
  /** Computes it now: where it waits for that, failed or was cancelled, or where the answer leaves it open. */
  readonly start: () => void;
  readonly cancel: () => void;
  /** Holds its computation, where that can be held, or lets it go on. */
  readonly pause: (isOn: boolean) => void;
}

/**
 * The answer to a question, asked anew whenever the question is another one; what is under way ends with the component.
 *
 * @param question null while there is none
 * @param asking the same object at every call
 */
export function useAnswer<Q, A>(question: Q | null, asking: Asking<Q, A>): Answer<Q, A> {
  const [asker] = useState(() => new Asker(asking));
  const { latest, error, running, waiting, cancelled } = useSyncExternalStore(asker.subscribe, asker.state);
  const key = question === null ? null : asking.keyOf(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which question it is
  useEffect(() => asker.ask(question), [asker, key]);
  useEffect(() => () => asker.ask(null), [asker]);
  // What the asker says may still be about the question before; what is kept is there at once.
  const kept = key === null ? undefined : asking.kept?.get(key);
  const own = latest?.key === key ? latest.value : kept;
  // What is shown early is no answer yet, so that a failure is shown beside it.
  const isWhole = latest?.key === key ? latest.isWhole : kept !== undefined;
  return {
    value: own ?? null,
    latest,
    running: running?.key === key ? running.running : null,
    waiting: waiting?.key === key ? waiting.waiting : null,
    error: !isWhole && error?.key === key ? error.error : null,
    isCancelled: key !== null && cancelled === key,
    start: () => {
      // A person asks: what the page gave up is worth another try.
      for (const client of [engine(), backgroundEngine()]) client.allowAnother();
      asker.start();
    },
    cancel: asker.cancel,
    pause: asker.pause,
  };
}
