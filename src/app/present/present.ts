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
  if (isOn) document.documentElement.dataset.presenting = '';
  else delete document.documentElement.dataset.presenting;
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
