import { readFile } from 'node:fs/promises';
import { nestedArray } from '../../formats/inputs/nestedArray';
import { NpyError, readNpy } from '../../formats/inputs/npy';
import type { NumberArray } from '../../network/interface/fitArray';
import { readNumberTable } from '../../numbers/numberTable';
import { InputError } from './inputError';

/**
 * The array of an input file: a NumPy array (.npy), rows of a table (.csv), or numbers in JSON, in lists as deep as the array has axes.
 *
 * @throws InputError saying what is wrong with the file
 */
export async function readInput(path: string): Promise<NumberArray> {
  const bytes = await readInputFile(path);
  try {
    if (path.endsWith('.npy')) return readNpy(bytes);
    const text = new TextDecoder().decode(bytes);
    return path.endsWith('.csv') ? readNumberTable(text) : nestedArray(parse(text));
  } catch (error) {
    if (error instanceof NpyError || error instanceof RangeError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RangeError(`This is not JSON (${(error as Error).message}). Give a .npy file or numbers in JSON.`);
  }
}

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
