// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';

/** The name in its source that the list of files takes the place of. */
const LIST = 'BOUNDSCOPE_FILES';

/** What no page asks for. */
const LEFT_OUT = /^(sw\.js$|\.vite\/|.*\.map$|.*\/(README\.md|LICENSE)$)/;

/**
 * Writes the service worker beside the built page, with the list of all its files and their digests.
 *
 * @returns {import('vite').Plugin}
 */
export function offlineFiles() {
  let folder = 'dist';
  return {
    name: 'offline-files',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      sequential: true,
      async handler() {
        const result = await build({
          configFile: false,
          logLevel: 'error',
          define: { 'process.env.NODE_ENV': '"production"' },
          build: {
            write: false,
            target: 'es2022',
            lib: { entry: 'src/offline/worker.ts', formats: ['iife'], name: 'offline', fileName: () => 'sw.js' },
          },
        });
        const [output] = Array.isArray(result) ? result : [result];
        const chunk = output && 'output' in output ? output.output[0] : undefined;
        if (!chunk) throw new Error('The service worker was not built.');
        const files = JSON.stringify(listFiles(folder));
        writeFileSync(
          join(folder, 'sw.js'),
          chunk.code.replaceAll(LIST, () => files),
        );
      },
    },
  };
}

/**
 * The files of a folder as the service worker knows them, in their order.
 *
 * @param {string} folder
 * @returns {{ url: string, revision: string }[]}
 */
export function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ url: relative(folder, path).split(sep).join('/'), path }))
    .filter(({ url }) => !LEFT_OUT.test(url))
    .map(({ url, path }) => ({
      url,
      revision: createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16),
    }))
    .toSorted((a, b) => (a.url < b.url ? -1 : 1));
}
