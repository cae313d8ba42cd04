import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../storage';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'boundscope.theme';

export const theme = createStore<Theme>(() => 'system');

/** Colours that the link asks for, which come before the theme and are not remembered; null for the theme's. */
export const profile = createStore<'light' | 'dark' | 'projector' | null>(() => null);

/** Reads the remembered theme and keeps the page in it; call once, before the first paint. */
export function startTheme(): void {
  theme.subscribe(apply);
  profile.subscribe(() => paint(theme.getState()));
  const chosen = remembered(KEY);
  theme.setState(chosen === 'light' || chosen === 'dark' ? chosen : 'system', true);
}

/** From the system's theme to its opposite, then to the same by choice, then back to the system's. */
export function nextTheme(): void {
  profile.setState(null, true);
  const dark = prefersDark();
  const order: readonly Theme[] = ['system', dark ? 'light' : 'dark', dark ? 'dark' : 'light'];
  const next = order[(order.indexOf(theme.getState()) + 1) % order.length] ?? 'system';
  theme.setState(next, true);
}

/** Calls back when the colours on screen change, for whatever reason. */
export function onThemeChange(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', listener);
  const unsubscribes = [theme.subscribe(listener), profile.subscribe(listener)];
  return () => {
    media.removeEventListener('change', listener);
    for (const unsubscribe of unsubscribes) unsubscribe();
  };
}

/** Whether dark colours are on screen. */
export function isDark(): boolean {
  const chosen = profile.getState() ?? theme.getState();
  return chosen === 'system' ? prefersDark() : chosen === 'dark';
}

function paint(chosen: Theme): void {
  const shown = profile.getState() ?? chosen;
  if (shown === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = shown;
}

function apply(chosen: Theme): void {
  paint(chosen);
  remember(KEY, chosen === 'system' ? null : chosen);
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
