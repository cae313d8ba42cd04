/** A data set that cannot be read: says what is wrong and what to do about it. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';

  /**
   * @param problem one sentence: what is wrong
   * @param remedy one sentence: what the person can do
   */
  constructor(problem: string, remedy: string) {
    super(`${problem} ${remedy}`);
  }
}
