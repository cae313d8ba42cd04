import { useEffect, useState } from 'react';

/** What the first picture is followed by comes first: tighter bounds, say. */
const PAUSE_MILLISECONDS = 500;

/**
 * Whether it is time to fetch what nobody has asked for yet.
 *
 * @param isShown whether the first picture stands, or will not
 */
export function useAfterFirst(isShown: boolean): boolean {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => setTime(true), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isShown]);
  return isTime;
}
