import { useEffect, useRef, useState } from 'react';
import type { Running } from '../../app/controls/ProgressLine';
import type { Method } from '../../engine/types';
import type { BoundsQuery, Snapshot } from './boundsQuery';
import { BoundsRunner, type Handlers } from './boundsRunner';
import { otherQueryOf } from './comparison';
import type { Compared } from './inspectState';
import { useRising } from './useRising';

/** Milliseconds that a method took on a model the last time it ran. */
export type RunTimes = ReadonlyMap<Method, number>;

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
