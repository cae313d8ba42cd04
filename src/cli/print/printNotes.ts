import type { Noted } from '../../engine/api/types';

/** Says on stderr what was understood of a request that it does not say itself; stdout has the result alone. */
export function printNotes({ notes = [] }: Noted): void {
  for (const note of notes) console.error(`Note: ${note}`);
}
