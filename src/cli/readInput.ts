import { readNpy } from '../formats/npy';
import { InputError } from './inputError';
import { readInputFile } from './readInputFile';

/**
 * The numbers of an input file: a NumPy array (.npy) or numbers in JSON, nested as one likes, row by row.
 *
 * @throws InputError or NpyError saying what is wrong with the file
 */
export async function readInput(path: string): Promise<Float64Array> {
  const bytes = await readInputFile(path);
  return path.endsWith('.npy') ? readNpy(bytes).data : readJsonNumbers(path, new TextDecoder().decode(bytes));
}

function readJsonNumbers(path: string, text: string): Float64Array {
  const numbers: number[] = [];
  collect(path, parse(path, text), numbers);
  return Float64Array.from(numbers);
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(
      `${path}: This is not JSON (${(error as Error).message}). Give a .npy file or numbers in JSON.`,
    );
  }
}

function collect(path: string, value: unknown, numbers: number[]): void {
  if (typeof value === 'number') numbers.push(value);
  else if (Array.isArray(value)) for (const entry of value) collect(path, entry, numbers);
  else throw new InputError(`${path}: There is something besides numbers in it. Give one list of numbers.`);
}
