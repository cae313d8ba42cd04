import { createStore } from 'zustand/vanilla';

/** Something that went wrong: what, where, what now. It stays until it is dismissed or put right. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  /** What a person can do about it. */
  readonly action?: { readonly label: string; readonly perform: () => void };
}

/** What an error says to people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const notices = createStore<readonly Notice[]>(() => []);

/** Shows a notice; one of the same id is replaced. A sentence stands once, with what can be done about it. */
export function notify(notice: Notice): void {
  notices.setState((present) => {
    const others = present.filter(({ id }) => id !== notice.id);
    if (!notice.action && others.some(({ text }) => text === notice.text)) return others;
    return [...others.filter(({ text }) => text !== notice.text), notice];
  }, true);
}

export function dismiss(id: string): void {
  notices.setState((present) => present.filter((notice) => notice.id !== id), true);
}

/** The last short message of success ("Link copied"); read out, and gone after a moment. */
export const announcement = createStore<{ readonly text: string }>(() => ({ text: '' }));

const SHOWN_FOR = 2000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  clearTimeout(timer);
  announcement.setState({ text });
  timer = setTimeout(() => announcement.setState({ text: '' }), SHOWN_FOR);
}

/** What the page does at the moment where no view says so, in words: "Reading net.onnx"; null where nothing. */
export const activity = createStore<{ readonly text: string | null }>(() => ({ text: null }));

/** Says what is done until it is done, whether it succeeds or not. */
export async function saying<T>(text: string, act: () => Promise<T>): Promise<T> {
  activity.setState({ text });
  try {
    return await act();
  } finally {
    // Another one that began meanwhile says so itself.
    activity.setState((present) => (present.text === text ? { text: null } : present));
  }
}
