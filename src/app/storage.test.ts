import { afterEach, expect, it, vi } from 'vitest';
import { notices } from './commands/notices';
import { remember, remembered } from './storage';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A window whose storage refuses everything. */
function forbid(reason: string): void {
  const refuse = () => {
    throw new Error(reason);
  };
  const window = { localStorage: { getItem: refuse, setItem: refuse, removeItem: refuse } };
  vi.stubGlobal('localStorage', window.localStorage);
  vi.stubGlobal('window', Object.assign(window, { top: window }));
}

it('goes on where storage is full or forbidden, and says so once', () => {
  forbid('The quota has been exceeded.');
  expect(remembered('theme')).toBeNull();
  remember('theme', null);
  expect(notices.getState()).toEqual([]);
  remember('theme', 'dark');
  remember('bookmarks', '{}');
  expect(notices.getState()).toHaveLength(1);
  expect(notices.getState()[0]?.text).toMatch(/The quota has been exceeded\)\..*until the page is closed/);
});
