import { CancelledError } from '../../bounds/checkpoint';

/** A request names a model by its digest, of a file that the engine has let go of, or never had. */
export class UnknownModelError extends Error {
  override readonly name = 'UnknownModelError';
}

/** A request names a data set that the engine has let go of, or never had. */
export class UnknownDataError extends Error {
  override readonly name = 'UnknownDataError';
}

/** The engine ended by itself before it had answered. */
export class EngineStoppedError extends Error {
  override readonly name = 'EngineStoppedError';
}

/** Errors that others than people have to tell apart. Only their name and their message cross the worker's door. */
const KINDS: Readonly<Record<string, new (message: string) => Error>> = {
  CancelledError,
  UnknownModelError,
  UnknownDataError,
};

/** An error as the worker sent it, of the class that it was of there. */
export function revived(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const Kind = Object.hasOwn(KINDS, error.name) ? KINDS[error.name] : undefined;
  return Kind ? new Kind(error.message) : error;
}
