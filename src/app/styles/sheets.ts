/** Pixels from margin to margin of a sheet; base.css has the sheet. */
const SHEET = 726;

/** Pixels that are scaled onto a sheet at most: of more, type would be too small to read. */
const WIDEST = 960;

/** Marks what is drawn for its place in the window. */
const MARK = '[data-sheet]';

/**
 * What is drawn for a window keeps its shape on paper and is scaled whole: what is wider than the sheet would be cut at its
 * edge. In a wide window its place is narrower first, and pictures measure it again (`useElementSize.ts`, whose listeners come
 * after this one); nothing is drawn anew once printing has begun. base.css reads what is set here.
 */
export function fitSheets(): void {
  const sheets = () => document.querySelectorAll<HTMLElement>(MARK);
  addEventListener('beforeprint', () => {
    for (const { style } of sheets()) style.maxWidth = `${WIDEST}px`;
    for (const element of sheets()) {
      const { offsetWidth: width, offsetHeight: height } = element;
      if (width === 0) continue;
      element.style.setProperty('--drawn', `${width}px`);
      element.style.setProperty('--tall', `${height}px`);
      element.style.setProperty('--fitting', String(Math.min(1, (SHEET - paddingAround(element)) / width)));
    }
  });
  addEventListener('afterprint', () => {
    for (const { style } of sheets()) style.maxWidth = '';
  });
}

/** Pixels at both sides between an element and the edges of the view. */
function paddingAround({ parentElement: parent }: HTMLElement): number {
  if (!parent || parent.id === 'main') return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(parent);
  return Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight) + paddingAround(parent);
}
