import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../storage';
import { type Command, isEnabled } from './commands';

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & {
  readonly code?: string;
};

/** True where the key pressed is the one described, e.g. `Shift+Mod+z`. */
export function matchesKey(event: KeyPress, description: string): boolean {
  const parts = description.split('+');
  const name = parts.pop() || '+';
  const key = name === 'Space' ? ' ' : name;
  if ((event.metaKey || event.ctrlKey) !== parts.includes('Mod')) return false;
  if (parts.includes('Alt')) {
    // Alt makes other characters of digits on some keyboards.
    return event.altKey && event.code === `Digit${key}` && event.shiftKey === parts.includes('Shift');
  }
  if (event.key.toLowerCase() !== key.toLowerCase() || (/\d/.test(key) && event.altKey)) return false;
  const isSymbol = key.length === 1 && !/[a-z]/i.test(key) && key !== ' ';
  return isSymbol || (event.shiftKey === parts.includes('Shift') && !event.altKey);
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A key as people write it: `⇧⌘Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function describeKey(description: string, mac = isMac()): string {
  const parts = description.split('+');
  const name = parts.pop() || '+';
  const key = SYMBOLS[name] ?? (parts.length > 0 ? name.toUpperCase() : name);
  const modifiers = [
    parts.includes('Mod') && (mac ? '⌘' : 'Ctrl'),
    parts.includes('Alt') && (mac ? '⌥' : 'Alt'),
    parts.includes('Shift') && (mac ? '⇧' : 'Shift'),
  ];
  const present = modifiers.filter((modifier) => modifier !== false);
  return mac ? [...present.reverse(), key].join('') : [...present, key].join('+');
}

/** Runs the first enabled command whose key was pressed; true if there was one. */
export function performKey(event: KeyboardEvent, list: readonly Command[]): boolean {
  const target = event.target instanceof Element ? event.target : undefined;
  for (const command of list) {
    for (const key of command.keys ?? []) {
      if (!singleKeys.getState() && isSingle(key)) continue;
      if (!matchesKey(event, key) || (target && ownsKey(target, event)) || !isEnabled(command)) continue;
      command.perform();
      return true;
    }
  }
  return false;
}

const SINGLE_KEYS = 'boundscope.single-keys';

/** Whether keys act alone, without Ctrl or Alt; whoever speaks to the computer turns that off. */
export const singleKeys = createStore<boolean>(() => remembered(SINGLE_KEYS) !== 'off');

export function setSingleKeys(areOn: boolean): void {
  singleKeys.setState(areOn, true);
  remember(SINGLE_KEYS, areOn ? 'on' : 'off');
}

/** A letter, digit or sign alone, with Shift at most. */
function isSingle(description: string): boolean {
  const key = description.split('+').at(-1) || '+';
  return key.length === 1 && !/Mod|Alt/.test(description);
}

/** Text fields keep every key but ⌘K; sliders, radio groups, menus and buttons keep the keys that work them. */
function ownsKey(target: Element, event: KeyPress): boolean {
  if (matchesKey(event, 'Mod+k')) return false;
  if (target.matches('input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]')) {
    return true;
  }
  if (event.key === ' ') return target.closest('button, a, summary, input, [role=button], [role=option]') !== null;
  if (/^(Arrow|Page|Home|End|Enter)/.test(event.key)) {
    return target.closest('input, [role=slider], [role=spinbutton], [role=menu], [role=listbox], [role=grid]') !== null;
  }
  return false;
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
}
