import { messageOf, notify } from './commands/notices';
import { notKeptWords } from './commands/words';

let isReported = false;

/** What this browser remembers under a key; null where there is nothing, or nothing may be kept. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Whether there is anything to keep things in: a frame without an origin has nothing. What is there may still be full. */
export function mayKeep(): boolean {
  try {
    return Boolean(localStorage && indexedDB);
  } catch {
    return false;
  }
}

/** Remembers a text, or forgets what was remembered (null). Where the browser refuses, the page goes on and says so once. */
export function remember(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch (error) {
    // Nothing is lost of what was not there.
    if (text !== null) reportNotKept(messageOf(error));
  }
}

/**
 * Says, once in a visit, that this browser keeps nothing, and what to do. A frame is somebody else's page, and outside of
 * a page nobody is there to be informed.
 */
export function reportNotKept(reason: string): void {
  if (isReported || typeof window === 'undefined' || window.top !== window) return;
  isReported = true;
  notify({ id: 'not-kept', text: notKeptWords(reason) });
}
