import { useEffect, useRef, useState } from 'react';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import type { RisingBound } from '../../../engine/api/types';

const CALM_MILLISECONDS = 1000;

/**
 * What a search has reported while it ran, oldest first; where less motion is wanted it is shown once a second.
 *
 * @param bound what it reported last; null while nothing is searched
 */
export function useRising(bound: RisingBound | null): readonly RisingBound[] {
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
