/** Pixels from margin to margin of a sheet; base.css has the sheet. */
const SHEET = 726;

/** Marks what is drawn for its place in the window. */
const MARK = '[data-sheet]';

/**
 * What is drawn for a window keeps its shape on paper and is scaled whole: nothing is drawn anew once printing has begun,
 * and what is wider than the sheet would be cut at its edge. base.css reads what is set here.
 */
export function fitSheets(): void {
  addEventListener('beforeprint', () => {
    for (const element of document.querySelectorAll<HTMLElement>(MARK)) {
      const { offsetHeight: height, offsetWidth: width } = element;
      if (width <= 0) continue;
      const beside = Number(element.dataset.beside ?? 0);
      element.style.setProperty('--drawn', `${width}px`);
      element.style.setProperty('--tall', `${height}px`);
      element.style.setProperty('--beside', `${beside}px`);
      element.style.setProperty('--fitting', String(Math.min(1, (SHEET - paddingAround(element) - beside) / width)));
    }
  });
}

/** Pixels at both sides between an element and the edges of the view. */
function paddingAround({ parentElement: parent }: HTMLElement): number {
  if (!parent || parent.id === 'main') return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(parent);
  return Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight) + paddingAround(parent);
}
