import { announce, notify } from './notices';
import { COPY } from './words';

/**
 * Puts a text where it can be pasted from, and says so.
 *
 * @param what it is, as a sentence begins: "Command"
 */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(COPY.done(what));
  } catch {
    notify({ id: 'copy', text: COPY.refused(what, text) });
  }
}

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./,:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
