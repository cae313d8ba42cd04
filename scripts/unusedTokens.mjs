// @ts-check

/** `--ink: #1c1b19` in a style sheet. */
const DEFINITION = /(?<![\w-])(--[a-z][\w-]*)\s*:/g;

/** `--ink` anywhere; of `--group-${letter}` the part before the brace. */
const MENTION = /(?<![\w-])--[a-z][\w-]*(?:\$\{)?/g;

/**
 * Custom properties that a style sheet defines and nobody reads, each as one sentence.
 *
 * @param {readonly import('./imports.mjs').SourceFile[]} sheets
 * @param {readonly import('./imports.mjs').SourceFile[]} modules which may read them, too
 * @returns {string[]}
 */
export function findUnusedTokens(sheets, modules) {
  const read = new Set(
    [...sheets.map(({ text }) => text.replace(DEFINITION, '')), ...modules.map(({ text }) => text)].flatMap(
      (text) => text.match(MENTION) ?? [],
    ),
  );
  const beginnings = [...read].filter((name) => name.endsWith('${')).map((name) => name.slice(0, -2));
  const isRead = (/** @type {string} */ token) =>
    read.has(token) || beginnings.some((beginning) => beginning !== '--' && token.startsWith(beginning));
  return sheets.flatMap(({ path, text }) => {
    const tokens = new Set([...text.matchAll(DEFINITION)].map(([, token = '']) => token));
    return [...tokens]
      .filter((token) => !isRead(token))
      .map((token) => `${path} defines ${token}, which nobody reads.`);
  });
}
