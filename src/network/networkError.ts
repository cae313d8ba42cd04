/** A network that cannot be taken: says what is wrong, at which node, and what to do about it. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';

  /**
   * @param problem one sentence: what is wrong
   * @param remedy one sentence: what the person can do
   * @param where as `describeNode` tells it, or nothing when the whole file is meant
   */
  constructor(
    readonly problem: string,
    readonly remedy: string,
    readonly where?: string,
  ) {
    super(`${where === undefined ? '' : `${where}: `}${problem} ${remedy}`);
  }
}

/** Runs `act`; a NetworkError in it that does not say where yet is told it. */
export function locating<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof NetworkError && error.where === undefined) {
      throw new NetworkError(error.problem, error.remedy, where);
    }
    throw error;
  }
}
