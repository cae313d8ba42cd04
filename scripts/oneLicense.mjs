// @ts-check

/** A comment with a license, which bundlers keep. */
const LICENSE = /\/\*(?:(?!\*\/)[\s\S])*?@license[\s\S]*?\*\//g;

/**
 * Has each text of a license stand in a file once: TensorFlow.js has it above each of its modules, a fifth of the engine's
 * program.
 *
 * @returns {import('vite').Plugin}
 */
export function oneLicense() {
  return { name: 'one-license', renderChunk: (code) => ({ code: withoutRepeated(code), map: null }) };
}

/**
 * @param {string} code
 * @returns {string} in which each comment with a license stands where it stood first
 */
export function withoutRepeated(code) {
  const seen = new Set();
  return code.replace(LICENSE, (comment) => {
    const text = comment.replaceAll(/\s+/g, ' ');
    // A comment of several lines ends a line, which may end a statement.
    if (seen.has(text)) return comment.includes('\n') ? '\n' : ' ';
    seen.add(text);
    return comment;
  });
}
