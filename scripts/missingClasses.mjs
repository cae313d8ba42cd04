// @ts-check
import { posix } from 'node:path';

/** `import styles from './Card.module.css'`. */
const IMPORT = /import (\w+) from '(\.[^']+\.module\.css)';/g;

/**
 * Classes that a module asks of a style sheet which has none of that name, each as one sentence: types do not see it, and what is
 * drawn lacks its style.
 *
 * @param {readonly import('./imports.mjs').SourceFile[]} sheets
 * @param {readonly import('./imports.mjs').SourceFile[]} modules
 * @returns {string[]}
 */
export function findMissingClasses(sheets, modules) {
  const known = new Map(sheets.map(({ path, text }) => [path, namesIn(text, /\.([A-Za-z][\w-]*)/g)]));
  return modules.flatMap(({ path, text }) =>
    [...text.matchAll(IMPORT)].flatMap(([, name = '', from = '']) => {
      const sheet = posix.join(posix.dirname(path), from);
      const asked = namesIn(text.replaceAll(IMPORT, ''), new RegExp(`\\b${name}\\.([A-Za-z]\\w*)`, 'g'));
      return [...asked]
        .filter((each) => known.get(sheet)?.has(each) === false)
        .map((each) => `${path} asks for the class ${each}, which ${sheet} has not.`);
    }),
  );
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @returns {Set<string>}
 */
function namesIn(text, pattern) {
  return new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
}
