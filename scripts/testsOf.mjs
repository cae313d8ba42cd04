// @ts-check
import { posix } from 'node:path';
import { importGraph } from './imports.mjs';

/** Unit tests that run in Node. */
const TEST = /(?<!\.webgpu)\.test\.ts$/;

/**
 * The unit tests near to some files, the nearest first: those that were changed themselves, those called as a changed
 * file, those that import one, those beside one.
 *
 * @param {readonly string[]} changed
 * @param {readonly import('./imports.mjs').SourceFile[]} files all of the project's
 * @returns {string[]}
 */
export function testsOf(changed, files) {
  const code = new Set(changed.filter((path) => /\.(tsx?|mjs)$/.test(path)));
  const subjects = [...code].filter((path) => !TEST.test(path));
  const names = new Set(subjects.map((path) => path.replace(/\.\w+$/, '')));
  const folders = new Set(subjects.map((path) => posix.dirname(path)));
  const nearness = (/** @type {string} */ test, /** @type {readonly string[]} */ imports) => {
    if (code.has(test)) return 0;
    if (names.has(test.replace(TEST, ''))) return 1;
    if (imports.some((path) => code.has(path))) return 2;
    return folders.has(posix.dirname(test)) ? 3 : Number.POSITIVE_INFINITY;
  };
  return [...importGraph(files)]
    .filter(([path]) => TEST.test(path))
    .map(([path, imports]) => ({ path, distance: nearness(path, imports) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance)
    .map(({ path }) => path);
}
