import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How many files and data sets were opened here during this visit. */
const arrivals = createStore<number>(() => 0);

/** Announces that something was opened: a link may have asked for it in vain before. */
export function announceArrival(): void {
  arrivals.setState(arrivals.getState() + 1, true);
}

/** Does something whenever a file or a data set was opened. */
export function useOnArrival(act: () => void): void {
  const count = useStore(arrivals);
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current === count) return;
    seen.current = count;
    act();
  }, [count, act]);
}
