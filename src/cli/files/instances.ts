import { dirname, resolve } from 'node:path';
import { InputError } from '../options/inputError';
import { readInputFile } from '../options/readInput';

/** A network, a property, and the time there is for it. */
export interface Instance {
  readonly model: string;
  readonly property: string;
  /** Seconds; absent where the list says none. */
  readonly timeout?: number;
}

/**
 * The instances of a competition's list: `model.onnx,property.vnnlib,seconds` a line, paths from the list's folder.
 *
 * @throws InputError naming the line that says something else
 */
export async function readInstances(path: string): Promise<readonly Instance[]> {
  const text = new TextDecoder().decode(await readInputFile(path));
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trim(), at: at + 1 }));
  return lines
    .filter(({ line }) => line !== '')
    .map(({ line, at }) => {
      const [model, property, seconds, ...more] = line.split(',').map((field) => field.trim());
      const timeout = seconds === undefined || seconds === '' ? undefined : Number(seconds);
      if (
        !model ||
        !property ||
        more.length > 0 ||
        (timeout !== undefined && !(timeout > 0 && Number.isFinite(timeout)))
      ) {
        throw new InputError(`${path}, line ${at}: Give a network, a property and seconds, separated by commas.`);
      }
      const beside = (name: string) => resolve(dirname(path), name);
      return { model: beside(model), property: beside(property), ...(timeout !== undefined && { timeout }) };
    });
}
