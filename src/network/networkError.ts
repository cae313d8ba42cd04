/** A network that cannot be taken: says what is wrong, at which node, and what to do about it. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';

  /**
   * @param problem one sentence: what is wrong
   * @param remedy one sentence: what the person can do
   * @param node where: as `describeNode` tells it, or nothing when the whole file is meant
   */
  constructor(problem: string, remedy: string, node?: string) {
    super(`${node === undefined ? '' : `${node}: `}${problem} ${remedy}`);
  }
}
