import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { GivenData } from '../../engine/api/types';
import { InputError } from '../options/inputError';
import { readInputFile } from '../options/readInput';

/** A folder with more was hardly meant. */
const MOST_FILES = 100_000;

/**
 * The files of a data set: a file, or all of a folder, each by its path there.
 *
 * @throws InputError when there is nothing, or too much
 */
export async function givenData(location: string): Promise<GivenData> {
  const about = await stat(location).catch(() => {
    throw new InputError(`${location}: There is no such file or folder. Check the name.`);
  });
  const name = basename(resolve(location));
  if (!about.isDirectory()) return { name, files: [{ path: name, blob: await blobOf(location) }] };
  const entries = await readdir(location, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort();
  if (paths.length > MOST_FILES)
    throw new InputError(`${location}: There are ${paths.length} files. Give a folder of its own.`);
  const files = [];
  for (const path of paths) {
    files.push({ path: `${name}/${relative(location, path).replaceAll('\\', '/')}`, blob: await blobOf(path) });
  }
  return { name, files };
}

async function blobOf(path: string): Promise<Blob> {
  return new Blob([new Uint8Array(await readInputFile(path))]);
}
