/** How engines, WebAssembly and our own guard word that memory does not suffice. */
const WORDS = /out of memory|too little memory|allocation failed|memory access out of bounds|Aborted\(|grow memory/i;

/** Whether an error says that there was too little memory; smaller batches then help. */
export function isOutOfMemory(error: unknown): boolean {
  return WORDS.test(error instanceof Error ? error.message : String(error));
}
