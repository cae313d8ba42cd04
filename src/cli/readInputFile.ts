import { readFile } from 'node:fs/promises';
import { InputError } from './inputError';

/** What went wrong with a file, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EISDIR: 'It is a folder',
  EACCES: 'It may not be read',
};

/**
 * The content of a file the person named.
 *
 * @throws InputError saying why it cannot be read
 */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(`${path}: ${REASONS[code ?? ''] ?? message}. Check the name.`);
  }
}
