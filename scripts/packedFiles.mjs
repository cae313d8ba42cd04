// @ts-check
import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** What is packed, and as what it is served. */
const TYPES = /** @type {Readonly<Record<string, string>>} */ ({ '.js': 'text/javascript', '.css': 'text/css' });

/** The folder of the build that such files lie in. */
const FOLDER = 'assets';

/** @typedef {{ readonly path: string, readonly tag: string, readonly type: string, readonly bytes: Uint8Array }} Packed */

/**
 * Has `npm start` send scripts and styles that it packed once, as it starts: else it packs the engine's program for each visit
 * anew, for which a browser on the same computer waits, and which takes a core that it needs.
 *
 * @returns {import('vite').Plugin}
 */
export function packedFiles() {
  return {
    name: 'packed-files',
    async configurePreviewServer({ config, middlewares }) {
      const files = await packAll(resolve(config.root, config.build.outDir, FOLDER));
      middlewares.use(({ method, url = '', headers }, response, next) => {
        const file = files.get(url.replace(/[?#].*/, ''));
        const isTaken = method === 'GET' && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
        // What was built anew since is for the server to read.
        if (!file || !isTaken || tagOf(file.path) !== file.tag) return next();
        for (const [name, value] of Object.entries(config.preview.headers ?? {})) {
          if (value !== undefined) response.setHeader(name, value);
        }
        response.setHeader('ETag', file.tag);
        response.setHeader('Cache-Control', 'no-cache');
        response.appendHeader('Vary', 'Accept-Encoding');
        if (headers['if-none-match'] === file.tag) {
          response.writeHead(304).end();
          return;
        }
        response.setHeader('Content-Type', file.type);
        response.setHeader('Content-Encoding', 'gzip');
        response.setHeader('Content-Length', file.bytes.length);
        response.end(file.bytes);
      });
    },
  };
}

/**
 * @param {string} folder
 * @returns {Promise<Map<string, Packed>>} by the paths that they are asked for by; none where nothing was built
 */
async function packAll(folder) {
  const names = await readdir(folder).catch(() => []);
  const files = names.flatMap((name) => {
    const [path, type] = [join(folder, name), TYPES[extname(name)]];
    return type ? [{ name, path, type, tag: tagOf(path) }] : [];
  });
  const packed = files.map(async ({ name, path, type, tag = '' }) => {
    const bytes = await pack(await readFile(path));
    return /** @type {const} */ ([`/${FOLDER}/${name}`, { path, tag, type, bytes }]);
  });
  return new Map(await Promise.all(packed));
}

/**
 * @param {string} path
 * @returns {string | undefined} another one after a change; none of what is gone
 */
function tagOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `W/"${found.size}-${found.mtimeMs}-gzip"`;
}
