// @ts-check
import { posix } from 'node:path';

/** @typedef {{ path: string, text: string }} SourceFile its path is from the project's root, with forward slashes */

/** `from '…'`, `import '…'`, `import('…')` and `new URL('…', import.meta.url)`. */
const IMPORT =
  /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1|\bnew URL\(\s*(['"])([^'"\n]+)\3,\s*import\.meta\.url/g;

/**
 * What a module asks for, as it is written; types too.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(IMPORT)].map((match) => match[2] ?? match[4] ?? '');
}

/**
 * Which of the files each of them imports.
 *
 * @param {readonly SourceFile[]} files
 * @returns {Map<string, string[]>}
 */
export function importGraph(files) {
  const paths = new Set(files.map(({ path }) => path));
  const find = (/** @type {string} */ from, /** @type {string} */ specifier) => {
    const target = posix.join(posix.dirname(from), specifier);
    return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].filter((path) => paths.has(path));
  };
  return new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter((specifier) => specifier.startsWith('.'))
        .flatMap((specifier) => find(path, specifier)),
    ]),
  );
}
