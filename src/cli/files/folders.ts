import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FetchBytes } from '../../formats/inputs/datasets/readDataset';

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * Where Boundscope lies, whether this file is run as a source or as part of what was built from it.
 *
 * @throws Error where what was built was moved elsewhere
 */
export function packageFolder(from = HERE): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) {
      throw new Error(
        `Boundscope’s own folder is not above ${from}: the program was copied without it. Run bin/boundscope.mjs where Boundscope is installed.`,
      );
    }
    folder = above;
  }
  return folder;
}

/** TensorFlow.js's program for machines with vectors; it falls back on plain JavaScript in silence where that is missing. */
const WASM_PROGRAM = 'tfjs-backend-wasm-simd.wasm';

/**
 * Where TensorFlow.js's WebAssembly programs lie, with a separator at the end: beside what was built, or in its package.
 *
 * @throws Error where what was built lies there without them
 */
export function wasmFolder(from = HERE): string {
  const beside = join(from, 'wasm');
  if (!existsSync(beside)) return dirname(createRequire(from).resolve('@tensorflow/tfjs-backend-wasm')) + sep;
  if (existsSync(join(beside, WASM_PROGRAM))) return beside + sep;
  throw new Error(`${WASM_PROGRAM}, which bounds are computed with, is not in ${beside}. Install Boundscope anew.`);
}

/** The program that decodes WebP: beside what was built, or in its package. */
export function webpProgram(): string {
  const beside = join(HERE, 'wasm/webp_dec.wasm');
  return existsSync(beside) ? beside : createRequire(HERE).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
}

const BUNDLED = join(packageFolder(), 'public/datasets');
const CONVERTED = join(packageFolder(), 'data');
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
