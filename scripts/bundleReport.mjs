// @ts-check
/**
 * `node scripts/bundleReport.mjs`: what each view loads first, compressed, of the page that was built: a table, and a failure
 * where the first view, or what the first bounds wait for, takes more than it may. What a browser really asks for is counted in e2e/start.spec.ts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Bytes that the first view may load besides the engine. */
const MOST_BYTES = 250 * 1024;

/**
 * The engine's worker and the program that it begins, by the beginnings of their names, and the bytes that each may have: both
 * are waited for before the first bounds, and a module that falls into them unseen would delay these.
 *
 * @type {readonly (readonly [name: string, mostBytes: number])[]}
 */
const ENGINE = [
  ['worker', 2 * 1024],
  ['worker-program', 380 * 1024],
];

/** Of those that the page begins with. */
const FIRST = /^Playground-/;

/** Fonts that are drawn at once; of other scripts and weights only what a text needs comes. */
const FONTS = /^(inter-latin-wght-normal|source-serif-4-latin-(400|600)-normal)-/;

/**
 * Files that come with one: what it imports at once, and what these import.
 *
 * @param {string} file
 * @param {(file: string) => string} read
 * @param {Set<string>} [found]
 * @returns {Set<string>}
 */
export function importedBy(file, read, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of read(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
    if (name) importedBy(name, read, found);
  }
  return found;
}

/**
 * The views of a build, each with the bytes that it loads first.
 *
 * @param {string} folder
 */
function firstLoads(folder) {
  const assets = readdirSync(`${folder}/assets`);
  const read = (/** @type {string} */ file) => readFileSync(`${folder}/assets/${file}`, 'utf8');
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const begun = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
  const fonts = assets.filter((name) => FONTS.test(name) && name.endsWith('.woff2'));
  const views = assets.filter((name) => /^(\w+View|Playground)-.*\.js$/.test(name));
  return views.map((view) => {
    /** @type {Set<string>} */
    const scripts = new Set();
    for (const script of [view, ...begun.filter((name) => name.endsWith('.js'))]) importedBy(script, read, scripts);
    const files = new Set([...begun, ...fonts, ...scripts]);
    const own = view.replace(/-.*/, '');
    for (const name of assets) if (name.startsWith(`${own}-`) && name.endsWith('.css')) files.add(name);
    const bytes =
      [...files].reduce((sum, name) => sum + compressed(`${folder}/assets/${name}`), 0) +
      compressed(`${folder}/index.html`);
    return { view: own, isFirst: FIRST.test(view), bytes: Math.round(bytes), files: files.size + 1 };
  });
}

/**
 * The parts of the engine with all that they import at once, each once: the worker's own part in that of its program, too.
 *
 * @param {string} folder
 */
function engineLoads(folder) {
  const assets = readdirSync(`${folder}/assets`);
  const read = (/** @type {string} */ file) => readFileSync(`${folder}/assets/${file}`, 'utf8');
  return ENGINE.map(([part, most]) => {
    const begun = assets.filter((name) => name.endsWith('.js') && name.slice(0, -'-12345678.js'.length) === part);
    const file = begun.find((name) => part !== 'worker' || read(name).includes('worker-program-'));
    if (!file) throw new Error(`There is no part of the engine called ${part}.`);
    const files = [...importedBy(file, read)];
    return { part, files, most, bytes: files.reduce((sum, name) => sum + compressed(`${folder}/assets/${name}`), 0) };
  });
}

/** @param {string} path */
function compressed(path) {
  const body = readFileSync(path);
  return Math.min(body.length, gzipSync(body, { level: 9 }).length);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../dist', import.meta.url));
  if (!existsSync(folder)) throw new Error('There is no page yet. Build it with: npm run build');
  let isTooLarge = false;
  for (const { view, isFirst, bytes, files } of firstLoads(folder).sort((a, b) => a.bytes - b.bytes)) {
    const limit = isFirst ? `, of ${MOST_BYTES / 1024} KiB that it may` : '';
    console.log(`${view}: ${(bytes / 1024).toFixed(1)} KiB in ${files} files${limit}`);
    isTooLarge ||= isFirst && bytes > MOST_BYTES;
  }
  for (const { part, bytes, files, most } of engineLoads(folder)) {
    console.log(
      `${part}: ${(bytes / 1024).toFixed(1)} KiB in ${files.length} files, of ${most / 1024} KiB that it may`,
    );
    isTooLarge ||= bytes > most;
  }
  if (isTooLarge) {
    console.error('Something is too large: load later what the first picture, or the first bounds, do not need.');
    process.exitCode = 1;
  }
}
