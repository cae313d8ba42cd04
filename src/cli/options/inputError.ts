/** What the person gave cannot be used: an option, or a file. The message is one line: what is wrong and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
