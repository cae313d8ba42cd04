import { useCallback, useRef, useState } from 'react';
import { REDUCED_MOTION, useMediaQuery } from '../../app/useMediaQuery';
import type { RisingBound } from '../../engine/types';

const CALM_MILLISECONDS = 1000;

/** What a search tells while it runs, oldest first; where less motion is wanted it is shown once a second. */
export function useRising() {
  const calm = useMediaQuery(REDUCED_MOTION);
  const [rising, setRising] = useState<readonly RisingBound[]>([]);
  const all = useRef<RisingBound[]>([]);
  const shown = useRef(0);
  const onRising = useCallback(
    (bound: RisingBound | null) => {
      const now = performance.now();
      if (!bound) all.current = [];
      else if (bound.iteration <= (all.current.at(-1)?.iteration ?? -1)) all.current = [bound];
      else all.current = [...all.current, bound];
      if (bound && calm && now - shown.current < CALM_MILLISECONDS) return;
      shown.current = now;
      setRising(all.current);
    },
    [calm],
  );
  return { rising, onRising };
}
