// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const SOURCES = [
  'index.html',
  'src',
  'public',
  'vite.config.ts',
  'scripts/asciiOnly.mjs',
  'scripts/ownRuntime.mjs',
  'scripts/securityHeaders.mjs',
  'scripts/offlineFiles.mjs',
  'package-lock.json',
];
const RESULT = 'dist/index.html';

/** Builds the page into dist/ when a source is newer than what lies there. */
export async function buildIfStale() {
  const built = statSync(RESULT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(...SOURCES.map(newestChange));
  if (newest >= built) await build({ logLevel: 'warn' });
}

/**
 * When the path or anything below it last changed; a folder changes when an entry comes or goes.
 *
 * @param {string} path
 * @returns {number} milliseconds
 */
function newestChange(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), entry.mtimeMs);
}
