import { useEffect, useRef } from 'react';
import { isComplete } from './boundsQuery';
import type { Panels } from './usePanels';
import type { Studies } from './useStudies';

/**
 * Attacks the first box by itself where its bounds leave something open, so that a proof and its opposite stand together
 * from the start, and a link to a broken box shows it broken. Later boxes are attacked when someone asks.
 *
 * @param panels of the box that is asked for now; null until they are there
 */
export function useFirstAttack(panels: Panels | null, attack: Studies['attack']): void {
  const seen = useRef(false);
  const { start } = attack;
  useEffect(() => {
    if (seen.current || !panels || !isComplete(panels.snapshot)) return;
    seen.current = true;
    if (panels.verdict === 'unknown') start();
  }, [panels, start]);
}
