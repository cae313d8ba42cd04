import { useEffect, useRef, useState } from 'react';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import type { TreeReport } from '../../../engine/api/types';
import { withState } from '../ask/treeHistory';

const CALM_MILLISECONDS = 1000;

/**
 * What branch and bound has reported, oldest first, also after its end; where less motion is wanted it is shown once a second.
 *
 * @param state what it reported last; null while nothing is decided
 */
export function useTree(state: TreeReport | null): readonly TreeReport[] {
  const calm = useMediaQuery(REDUCED_MOTION);
  const [shown, setShown] = useState<readonly TreeReport[]>([]);
  const all = useRef<readonly TreeReport[]>([]);
  const last = useRef(0);
  const isRunning = useRef(false);
  useEffect(() => {
    if (!state) {
      isRunning.current = false;
      return;
    }
    all.current = withState(isRunning.current ? all.current : [], state);
    isRunning.current = true;
    const now = performance.now();
    if (calm && now - last.current < CALM_MILLISECONDS) return;
    last.current = now;
    setShown(all.current);
  }, [state, calm]);
  return shown;
}
