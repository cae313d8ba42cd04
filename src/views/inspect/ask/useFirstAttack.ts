import { useEffect, useRef } from 'react';
import type { Panels } from '../state/usePanels';
import { isComplete } from './boundsQuery';
import type { Searches } from './useSearches';

/**
 * Attacks the first box by itself where its bounds leave something open, so that a proof and its opposite stand together
 * from the start, and a link to a broken box shows it broken. Later boxes are attacked when someone asks.
 *
 * @param panels of the box that is asked for now; null until they are there
 */
export function useFirstAttack(panels: Panels | null, attack: Searches['attack']): void {
  const seen = useRef(false);
  const { start } = attack;
  useEffect(() => {
    if (seen.current || !panels || !isComplete(panels.snapshot)) return;
    seen.current = true;
    // Where there are no classes there is nothing to attack.
    if (panels.verdict === 'unknown' && panels.snapshot.result.classes > 0) start();
  }, [panels, start]);
}
