// @ts-check
/**
 * Where the layout changes, by the names that style sheets have for it, as in `@media (--phone)`; vite.config.ts puts the
 * queries in their place.
 */
export const BREAKPOINTS = {
  /** One column, tabs at the bottom. */
  '--phone': '(max-width: 719px)',
  '--not-phone': '(min-width: 720px)',
  /** Its header has no room for words beside the name of what is shown. */
  '--small-phone': '(max-width: 479px)',
  /** The header has no room for words beside its icons, then for the backend, then for the key of the palette. */
  '--narrow-header': '(max-width: 859px)',
  '--short-header': '(max-width: 1019px)',
  '--tight-header': '(max-width: 1199px)',
  '--medium-header': '(max-width: 1359px)',
  /** Two columns instead of three: details go below. */
  '--two-columns': '(max-width: 1099px)',
  /** The controls of Inspect need two lines. */
  '--two-lines': '(max-width: 1399px)',
  /** They have one line, without much room. */
  '--tight-line': '(min-width: 1400px) and (max-width: 1629px)',
  /** A slider shares a line with two other controls, and has no room for a note. */
  '--tight-slider': '(min-width: 900px) and (max-width: 1019px)',
  /** Windows in which text may be larger. */
  '--large': '(min-width: 1800px) and (min-height: 1000px)',
  /** Little room from top to bottom. */
  '--low': '(max-height: 859px)',
  /** Hardly any, as on a projector of 1280 by 720. */
  '--lowest': '(max-height: 759px)',
  /** Little room where everything is grown before a room, as on a laptop. */
  '--low-slide': '(max-height: 999px)',
  /** Fingers need larger targets. */
  '--touch': '(pointer: coarse)',
};

/** How much everything grows in the larger types that a link can ask for, as in App.module.css. */
export const ENLARGED = [
  { root: '[data-size="16"]', zoom: 1.23 },
  { root: '[data-size="20"]', zoom: 1.54 },
];

/**
 * A media query for a page that is enlarged: as much less fits into a window.
 *
 * @param {string} query
 * @param {number} zoom
 * @returns {string}
 */
export function enlargedQuery(query, zoom) {
  return query.replace(/(\d+)px/g, (_, width) => `${Math.round(zoom * Number(width))}px`);
}
