/** A file that no network can be read from, and what must be said of it. */
export interface HostileFile {
  readonly title: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Files beside it. */
  readonly beside?: Readonly<Record<string, Uint8Array>>;
  /** Words that the message must have: the place and the remedy. */
  readonly says: RegExp;
}

/** The bytes of a text. */
export function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
