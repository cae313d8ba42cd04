/** Answers that were asked for before anybody needed them, by the addresses that they will be asked for by. */
const begun = new Map<string, Promise<Response>>();

/** Begins to fetch a file; see `answerAhead`. */
export function fetchAhead(address: string): void {
  const response = fetch(address);
  // Whoever asks for it hears of it.
  response.catch(() => {});
  begun.set(address, response);
}

/**
 * Has whoever fetches such a file take the answer that was asked for ahead: once, so that whoever asks again gets it anew.
 * TensorFlow.js fetches its program by itself.
 */
export function answerAhead(): void {
  const plain = globalThis.fetch;
  globalThis.fetch = (asked, options) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    const response = begun.get(address);
    begun.delete(address);
    return response ?? plain(asked, options);
  };
}

/** This script: the worker's own address is another one in a frame without an origin. */
const HERE = import.meta.url;

/** Where the application is served: once built, the worker's scripts lie in its folder `assets`. */
export function baseUrl(): URL {
  return import.meta.env.DEV ? new URL('/', self.location.origin) : new URL('../', HERE);
}
