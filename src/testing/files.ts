import { readFile } from 'node:fs/promises';
import type { Assets } from '../engine/assets';

/** The project's `public` folder and the disk, for tests in Node. */
export const diskAssets: Assets = {
  read: async (path) => new Uint8Array(await readFile(new URL(`../../public/${path}`, import.meta.url))),
  open: async (location) => new Uint8Array(await readFile(location)),
};
