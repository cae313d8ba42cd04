import { shortened } from './describe';
import type { NodeSupport } from './nodeSupport';

/** Names and shapes from a file can be of any length; messages have two lines at most. */
const MOST_CHARACTERS = 220;

/** A network that cannot be taken: says what is wrong, at which node, and what to do about it. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly problem: string;

  /**
   * @param problem one sentence: what is wrong
   * @param remedy one sentence: what the person can do
   * @param where as `describeNode` names it, or nothing when the whole file is meant
   */
  constructor(
    problem: string,
    readonly remedy: string,
    readonly where?: string,
    /** How every node of the file is supported, where it could be decoded. */
    readonly survey?: () => readonly NodeSupport[],
  ) {
    const short = shortened(problem, MOST_CHARACTERS);
    super(`${where === undefined ? '' : `${where}: `}${short} ${remedy}`);
    this.problem = short;
  }
}

/** Runs `act`; a NetworkError in it that does not say where yet is given it. */
export function locating<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof NetworkError && error.where === undefined) {
      throw new NetworkError(error.problem, error.remedy, where, error.survey);
    }
    throw error;
  }
}

/** A network that takes more memory than is allowed. */
export class MemoryError extends NetworkError {}
