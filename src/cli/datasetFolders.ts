import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FetchBytes } from '../formats/datasets/readDataset';

const BUNDLED = fileURLToPath(new URL('../../public/datasets', import.meta.url));
const CONVERTED = fileURLToPath(new URL('../../data', import.meta.url));
const DEBIAN = '/usr/share/datasets';

/**
 * Reads files of data sets from the person's folder (where they may lie side by side), else from those bundled with
 * Boundscope, else from those converted by a script (`data/`), else from Debian's packages.
 */
export function readFromFolders(folder?: string): FetchBytes {
  return async (path) => {
    const own = folder === undefined ? [] : [join(folder, path), join(folder, basename(path))];
    const places = [...own, join(BUNDLED, path), join(CONVERTED, path), join(DEBIAN, path)];
    for (const place of places) {
      const bytes = await readFile(place).catch(ignoreMissing);
      if (bytes) return bytes;
    }
    throw new Error(`it is in none of ${places.join(', ')}`);
  };
}

function ignoreMissing(reason: NodeJS.ErrnoException): undefined {
  if (reason.code !== 'ENOENT' && reason.code !== 'ENOTDIR') throw reason;
}
