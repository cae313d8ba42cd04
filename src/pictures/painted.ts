import { startTransition, useEffect, useState } from 'react';

/** A page in the background draws nothing; it is not waited for longer than this. */
const PATIENCE_MILLISECONDS = 100;

/** Resolves once what was set before is on screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE_MILLISECONDS);
  });
}

/**
 * Whether what is mounted now has been on screen: false first and true soon after. What stands beside or below what is
 * looked at first can come then, so that this does not wait for it.
 */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let isGone = false;
    void painted().then(() => {
      if (!isGone) startTransition(() => setPainted(true));
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isPainted;
}
