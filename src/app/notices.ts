import { createStore } from 'zustand/vanilla';

/** Something that went wrong: what, where, what now. It stays until it is dismissed or put right. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  /** What a person can do about it. */
  readonly action?: { readonly label: string; readonly perform: () => void };
}

export const notices = createStore<readonly Notice[]>(() => []);

/** Shows a notice; one of the same id is replaced. */
export function notify(notice: Notice): void {
  notices.setState((present) => [...present.filter(({ id }) => id !== notice.id), notice], true);
}

export function dismiss(id: string): void {
  notices.setState((present) => present.filter((notice) => notice.id !== id), true);
}
