import { readFile } from 'node:fs/promises';
import { givenData } from '../cli/files/givenData';
import { scalePicture } from '../cli/files/pictures';
import type { Assets } from '../engine/stores/assets';

/** The project's `public` folder and the disk, for tests in Node. */
export const diskAssets: Assets = {
  read: async (path) => new Uint8Array(await readFile(new URL(`../../public/${path}`, import.meta.url))),
  open: async (location) => new Uint8Array(await readFile(location)),
  data: givenData,
  picture: scalePicture,
};
