// @ts-check
import { BREAKPOINTS, ENLARGED, enlargedQuery } from '../src/app/styles/breakpoints.mjs';

const NAME = /\((--[\w-]+)\)/g;

/**
 * A plugin of Vite: puts the breakpoints of the table where style sheets name them, as in `@media (--phone)`. Where the page
 * is enlarged, they come as much sooner.
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
                  const query = rule.params.replace(NAME, (name, key) => queryOf(key) ?? name);
                  if (query === rule.params) return;
                  rule.params = query;
                  // Fingers stay as they are.
                  if (/\dpx/.test(query) && !query.includes('pointer')) addEnlarged(rule, query);
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
 * Says the same after a rule for pages that are enlarged. What needs a least width holds for them then alone.
 *
 * @param {any} rule
 * @param {string} query
 */
function addEnlarged(rule, query) {
  for (const { root, zoom } of ENLARGED) keepTo(rule.cloneAfter({ params: enlargedQuery(query, zoom) }), root);
  if (query.includes('min-')) keepTo(rule, ENLARGED.map(({ root }) => `:not(${root})`).join(''));
}

/**
 * Lets the rules within a rule hold where the root is as stated, without more weight than before.
 *
 * @param {any} rule
 * @param {string} root
 */
function keepTo(rule, root) {
  for (const inner of rule.nodes) {
    if (inner.type !== 'rule') continue;
    inner.selectors = inner.selectors.map((/** @type {string} */ selector) =>
      /^(:global\()?:root/.test(selector)
        ? selector.replace(':root', `:root:where(${root})`)
        : `:where(:root${root}) ${selector}`,
    );
  }
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
