import { createStore } from 'zustand/vanilla';

/** The last short message of success ("Link copied"); read out, and gone after a moment. */
export const announcement = createStore<{ readonly text: string }>(() => ({ text: '' }));

const SHOWN_FOR = 2000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  clearTimeout(timer);
  announcement.setState({ text });
  timer = setTimeout(() => announcement.setState({ text: '' }), SHOWN_FOR);
}
