// @ts-check
import { BREAKPOINTS } from '../src/app/styles/breakpoints.mjs';

const NAME = /\((--[\w-]+)\)/g;

/**
 * A plugin of Vite: puts the breakpoints of the table where style sheets name them, as in `@media (--phone)`.
 *
 * @returns {import('vite').Plugin}
 */
export function breakpoints() {
  return {
    name: 'breakpoints',
    // Through PostCSS, which sees imported sheets too.
    config: () => ({
      css: {
        postcss: {
          plugins: [
            {
              postcssPlugin: 'breakpoints',
              AtRule: {
                media(rule) {
                  rule.params = rule.params.replace(NAME, (name, key) => queryOf(key) ?? name);
                },
              },
            },
          ],
        },
      },
    }),
  };
}

/**
 * Media queries that name no breakpoint of the table, or a width of their own, each as one sentence.
 *
 * @param {readonly import('./imports.mjs').SourceFile[]} sheets
 * @returns {string[]}
 */
export function findOwnBreakpoints(sheets) {
  return sheets.flatMap(({ path, text }) =>
    (text.match(/@media[^{]*/g) ?? []).flatMap((query) => {
      const unknown = [...query.matchAll(NAME)].find(([, key = '']) => queryOf(key) === undefined);
      if (!unknown && !/\d/.test(query)) return [];
      return [`${path} has “${query.trim()}”; take a breakpoint of src/app/styles/breakpoints.mjs.`];
    }),
  );
}

/** @param {string} key */
function queryOf(key) {
  return Object.entries(BREAKPOINTS).find(([name]) => name === key)?.[1];
}
