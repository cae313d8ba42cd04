import { METHODS, QUICKEST_METHOD } from '../../catalog/methods';
import { shortened } from '../../network/describe';

/** How we word it ourselves. */
const OWN_WORDS = /too little memory/i;

/** How engines, WebAssembly and our own guard word that memory does not suffice. */
const WORDS = [
  /out of memory/i,
  OWN_WORDS,
  /allocation failed/i,
  /invalid (typed array|array|array buffer) length/i,
  /memory access out of bounds/i,
  /^Aborted\(/,
];

/**
 * What a failure says to people: where memory does not suffice, what can be done about it.
 *
 * @param network its name
 */
export function inWords(error: unknown, network: string): unknown {
  if (!isOutOfMemory(error) || OWN_WORDS.test(messageOf(error))) return error;
  return new Error(
    `There is too little memory to bound ${shortened(network)}. Take ${METHODS[QUICKEST_METHOD].title}, fewer inputs ` +
      'at once, or a smaller network.',
    { cause: error },
  );
}

/** Whether an error says that there was too little memory; smaller batches then help. */
export function isOutOfMemory(error: unknown): boolean {
  return WORDS.some((words) => words.test(messageOf(error)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
