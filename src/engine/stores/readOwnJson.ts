import { NetworkError } from '../../network/networkError';
import type { Guard } from '../../numbers/guards';
import { parseJson } from '../../numbers/parseJson';

/**
 * What a JSON file that belongs to Boundscope says.
 *
 * @param path where it lies, for messages
 * @param isValue what it must be
 * @throws NetworkError where it is not that: a server's page in its place, say
 */
export function readOwnJson<T>(path: string, bytes: Uint8Array, isValue: Guard<T>): T {
  const remedy = 'Check that the server serves all of Boundscope’s files as they are.';
  let value: unknown;
  try {
    value = parseJson(new TextDecoder().decode(bytes));
  } catch (reason) {
    throw new NetworkError(`The file ${path} ${(reason as Error).message}.`, remedy);
  }
  if (isValue(value)) return value;
  throw new NetworkError(`The file ${path} does not hold what it should.`, remedy);
}
