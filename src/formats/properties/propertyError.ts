/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A property that cannot be read: says what is wrong, where, and what to do about it. */
export class PropertyError extends Error {
  override readonly name: string = 'PropertyError';

  /**
   * @param problem one sentence: what is wrong
   * @param remedy one sentence: what the person can do
   * @param position in the text; absent where the whole is meant
   */
  constructor(
    readonly problem: string,
    readonly remedy: string,
    readonly position?: Position,
  ) {
    super(`${position ? `Line ${position.line}, column ${position.column}: ` : ''}${problem} ${remedy}`);
  }
}

/** A property that says something, of which nothing can be decided here. */
export class BeyondLinearError extends PropertyError {
  override readonly name = 'BeyondLinearError';
}
