// @ts-check
import { existsSync, readFileSync, statSync } from 'node:fs';

/** Says which build is the latest, and of which sources it was made; builds lie beside it. */
const LATEST = new URL('../build/cli/latest.json', import.meta.url);
/** Milliseconds for which an earlier build may still be running. */
const STILL_IN_USE = 3_600_000;

const ROOT = new URL('../', import.meta.url);

/** A source as it was when the build began: its path from the root, its size, and when it last changed. */
/** @typedef {readonly [path: string, size: number, changed: number]} Source */

/**
 * Where the command line's built code is, which is made first where there is none or where a source has changed. An
 * installed package has no sources.
 *
 * @returns {Promise<string>} the address of the module with `main`
 */
export async function builtCli() {
  const latest = readLatest();
  const isCheckout = existsSync(new URL('src/cli/main.ts', ROOT));
  if (latest && (!isCheckout || latest.sources.every(isUnchanged))) return new URL(latest.main, LATEST).href;
  const { buildCli, removeEarlierBuilds } = await import('../scripts/buildCli.mjs');
  const main = await buildCli();
  await removeEarlierBuilds(main, STILL_IN_USE);
  return new URL(main, LATEST).href;
}

/** @returns {{ main: string, sources: readonly Source[] } | undefined} */
function readLatest() {
  return existsSync(LATEST) ? JSON.parse(readFileSync(LATEST, 'utf8')) : undefined;
}

/** @param {Source} source */
function isUnchanged([path, size, changed]) {
  const now = statSync(new URL(path, ROOT), { throwIfNoEntry: false });
  return now !== undefined && now.size === size && now.mtimeMs === changed;
}
