// @ts-check

/** What is no ASCII, and the backslashes before it, which would change what follows. */
const OTHER = /(\\*)([\u0080-\uffff])/g;

/**
 * Has scripts consist of ASCII alone: a single character beyond Latin, such as the minus sign of a sentence, has a browser keep
 * the whole script in two bytes a character, and decode and read it more slowly. The engine's program is a megabyte.
 *
 * @returns {import('vite').Plugin}
 */
export function asciiOnly() {
  return {
    name: 'ascii-only',
    augmentChunkHash: () => 'ascii',
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        for (const part of Object.values(bundle)) if (part.type === 'chunk') part.code = inAscii(part.code);
      },
    },
  };
}

/**
 * @param {string} code a script; texts in it that are tagged are not read raw
 * @returns {string} one that does the same
 * @throws {Error} where a character is escaped already, so that its code would not be read as one
 */
export function inAscii(code) {
  return code.replace(OTHER, (found, backslashes, character) => {
    if (backslashes.length % 2) throw new Error(`${found} is escaped without need.`);
    return `${backslashes}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
