// @ts-check
import { posix } from 'node:path';

/** As many code files as a folder may hold; tests and style sheets stand beside what they belong to and do not count. */
const MOST_FILES = 20;

/**
 * Folders that may hold more, each with its reason.
 *
 * @type {Readonly<Record<string, string>>}
 */
const EXCEPTIONS = {};

/**
 * Folders with too many code files, and exceptions that are no longer needed, each as one sentence.
 *
 * @param {readonly { path: string }[]} files
 * @param {Readonly<Record<string, string>>} [exceptions]
 * @returns {string[]}
 */
export function findFullFolders(files, exceptions = EXCEPTIONS) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { path } of files) {
    if (/\.test\.tsx?$/.test(path)) continue;
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const full = [...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder);
  return [
    ...full
      .filter((folder) => exceptions[folder] === undefined)
      .map((folder) => `${folder}/ holds ${counts.get(folder)} code files. Part it: ${MOST_FILES} are the most.`),
    ...Object.keys(exceptions)
      .filter((folder) => !full.includes(folder))
      .map((folder) => `${folder}/ needs no exception in scripts/fullFolders.mjs.`),
  ];
}
