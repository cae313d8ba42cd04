import type { Ends } from '../../network/interface/interface';
import type { Network } from '../../network/network';
import { NetworkError } from '../../network/networkError';

/** The file of a network, and those beside it that it may name. */
export interface ModelFiles {
  /** "model.json"; what the network is called. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Which of its inputs and outputs the network is between. */
  readonly ends?: Ends;
  /**
   * A file beside it.
   *
   * @param path as `checkBeside` takes it
   * @throws NetworkError when it is not there
   */
  beside(path: string): Promise<Uint8Array>;
}

/** One way in which a network is stored. */
export interface ModelFormat {
  /** Whether the file seems to be of it, by its first bytes. */
  match(bytes: Uint8Array): boolean;
  /** @throws NetworkError saying what cannot be taken, where, and what to do */
  open(files: ModelFiles): Promise<Network>;
}

/**
 * The path of a file beside another as the other names it, which may not lead out of the folder.
 *
 * @param path from a file, and so of anybody's making
 * @throws NetworkError for any other
 */
export function checkBeside(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  const isInside = parts.every((part) => part !== '' && part !== '..' && !part.includes(':') && !part.includes('\0'));
  if (path !== '' && isInside) return parts.filter((part) => part !== '.').join('/');
  throw new NetworkError(
    `It names the file “${path}”, which is not in the folder of the network.`,
    'Export the network again, with its files in one folder.',
  );
}

/** A network in one file: nothing is beside it. */
export function oneFile(name: string, bytes: Uint8Array): ModelFiles {
  return { name, bytes, beside: async (path) => refuseMissing(name, path) };
}

/** Of a file that is named and not there. */
export function refuseMissing(name: string, path: string): never {
  throw new NetworkError(
    `${name} needs the file “${path}”, which is not here.`,
    'Put both into one folder; in the page, drop both together.',
  );
}
