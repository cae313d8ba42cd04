import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';

interface Presenting {
  readonly isOn: boolean;
  /** Nothing but black, so that people look at the speaker. */
  readonly isBlack: boolean;
  /** What the next step is called; null where there is none. */
  readonly next: string | null;
}

/** Showing the view to a room: nothing around it, large type, the keys of a clicker. */
export const presenting = createStore<Presenting>(() => ({ isOn: false, isBlack: false, next: null }));

export function togglePresenting(): void {
  const isOn = !presenting.getState().isOn;
  presenting.setState({ isOn, isBlack: false });
  if (isOn) {
    document.documentElement.dataset.presenting = '';
    grow();
    addEventListener('resize', grow);
  } else {
    delete document.documentElement.dataset.presenting;
    removeEventListener('resize', grow);
  }
}

/** How much everything grows where there is room. */
const GROWN = 1.23;

/**
 * How much everything grows in a window of this size: as far as a view fits into it that has as much room as in a window of
 * 1280 by 800, and with the picture of a large screen. On a small one type is large in the room as it is.
 */
export function growth(width: number, height: number): number {
  const least = Math.min(GROWN, width / 1280, height / 750);
  const most = GROWN * Math.min(width / 1920, height / 1080);
  return Math.max(1, least, most);
}

function grow(): void {
  document.documentElement.style.setProperty('--presented', growth(innerWidth, innerHeight).toFixed(3));
}

/** Says which step of the view comes next, for whoever presents it. */
export function useNextStep(next: string | undefined): void {
  useEffect(() => {
    presenting.setState({ next: next ?? null });
    return () => presenting.setState({ next: null });
  }, [next]);
}

/** Takes what a clicker sends besides its steps: b or a point for black, Esc to end; true where it was one of them. */
export function presentKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { isOn, isBlack } = presenting.getState();
  if (!isOn || ctrlKey || metaKey || altKey) return false;
  if (key === 'b' || key === 'B' || key === '.') presenting.setState({ isBlack: !isBlack });
  else if (key === 'Escape') togglePresenting();
  else {
    // A step brings the picture back.
    if (isBlack) presenting.setState({ isBlack: false });
    return false;
  }
  return true;
}
