import { useCallback, useEffect, useRef, useState } from 'react';
import type { Running } from '../../app/controls/ProgressLine';
import { isCancelled, messageOf } from '../../app/models/askAgain';
import { engine } from '../../engine/client';
import type { Progress } from '../../engine/types';

/** Something long that is computed when someone asks for it. */
export interface OnDemand<Question, Result> {
  readonly running: Running | null;
  /** The answer, if it is known. */
  resultOf(question: Question): Result | null;
  start(): void;
  cancel(): void;
}

/** Results kept, the oldest given up first. */
const MOST_RESULTS = 50;

/**
 * Computes on demand and keeps results by their question. A run ends as soon as the question is another object: what
 * the engine is asked next comes first.
 *
 * @param question null while there is none
 * @param keyOf what the answer depends on
 * @param what the computation in words: "Attacking"
 */
export function useOnDemand<Question, Result>(
  question: Question | null,
  keyOf: (question: Question) => string,
  what: string,
  compute: (question: Question, onProgress: (progress: Progress) => void) => Promise<Result>,
  onError: (message: string) => void,
): OnDemand<Question, Result> {
  const key = question && keyOf(question);
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [running, setRunning] = useState<Running | null>(null);
  const active = useRef<object | null>(null);

  const cancel = useCallback(() => {
    if (!active.current) return;
    active.current = null;
    setRunning(null);
    void engine().cancel();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question ends the run, so that it need not wait
  useEffect(() => cancel, [question, cancel]);

  const start = async () => {
    if (question === null || key === null || active.current || results.has(key)) return;
    const mine = {};
    const since = performance.now();
    active.current = mine;
    const show = (state: Running | null) => active.current === mine && setRunning(state);
    show({ since, what });
    try {
      const result = await compute(question, (progress) => show({ since, what, progress }));
      setResults((known) => new Map([...known, [key, result] as const].slice(-MOST_RESULTS)));
    } catch (error) {
      if (!isCancelled(error)) onError(messageOf(error));
    }
    show(null);
    if (active.current === mine) active.current = null;
  };
  return { running, resultOf: (asked) => results.get(keyOf(asked)) ?? null, start: () => void start(), cancel };
}
