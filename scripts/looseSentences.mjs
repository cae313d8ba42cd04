// @ts-check

/** Files that put sentences together of elements, and say so by their names. */
const SENTENCES = /(?:[sS]entences?|Words|words)\.tsx$/;

/** What stands between the brackets of elements, or after a number that is put in; code has other signs. */
const TEXT = /[>}]([^<>{}()[\]=;&|`'"]+)(?=[<{])/g;
const QUOTED = /(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:\w])\/\/.*/g;

/** Names, of a heading or a button, have no more words. */
const LONGEST_NAME = 7;

/** @param {string} text */
function isSentence(text) {
  const words = text.split(/\s+/).filter((word) => /^[“(]?[A-Za-z’-]{2,}[.,:;?”)]*$/.test(word));
  return words.length > LONGEST_NAME || (words.length > 3 && /[a-z]{2}[.?]\s*$/.test(text));
}

/**
 * Sentences of a view or of the shell that stand among its elements instead of in its words, each as one sentence.
 *
 * @param {readonly import('./imports.mjs').SourceFile[]} modules
 * @returns {string[]}
 */
export function findLooseSentences(modules) {
  return modules
    .filter(({ path }) => /^src\/(?:views|app)\/.*\.tsx$/.test(path) && !SENTENCES.test(path))
    .flatMap(({ path, text }) => {
      const code = text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
      const said = [...code.matchAll(TEXT), ...code.matchAll(QUOTED)].map((match) => match[2] ?? match[1] ?? '');
      return said
        .map((each) => each.replace(/\s+/g, ' ').trim())
        .filter(isSentence)
        .map((each) => `${path} says “${each}”, which belongs to the words of its view.`);
    });
}
