/** How engines, WebAssembly and our own guard word that memory does not suffice. */
const WORDS = [
  /out of memory/i,
  /too little memory/i,
  /allocation failed/i,
  /invalid (typed array|array|array buffer) length/i,
  /memory access out of bounds/i,
  /^Aborted\(/,
];

/** Whether an error says that there was too little memory; smaller batches then help. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return WORDS.some((words) => words.test(message));
}
