import { TERMS, type Term } from './terms';

/** A word under the pointer, and where it stands. */
export interface FoundWord {
  readonly term: Term;
  readonly range: Range;
  /** Where it stands in the window, of its lines the one that is pointed at. */
  readonly box: DOMRect;
}

/** What has an explanation or a use of its own. */
const OWN = 'input, textarea, select, dialog, [role=tooltip], [contenteditable]';

/** The word of the glossary at a place of the page, within the view. */
export function findWord(x: number, y: number): FoundWord | undefined {
  const main = document.getElementById('main');
  const under = document.elementFromPoint(x, y);
  if (!under || !main?.contains(under) || under.closest(OWN)) return undefined;
  // A control that explains itself is left to its own tooltip.
  if (document.querySelector('[role=tooltip]')) return undefined;
  for (const node of textsOf(under)) {
    for (const { term, from, to } of wordsIn(node.data)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const box = [...range.getClientRects()].find(
        ({ left, right, top, bottom }) => x >= left - 1 && x <= right + 1 && y >= top && y <= bottom,
      );
      if (box) return { term, range, box };
    }
  }
  return undefined;
}

/** Texts of an element and of what is directly in it, as emphasis and variables are. */
function* textsOf(element: Element): Iterable<Text> {
  for (const node of element.childNodes) {
    if (node instanceof Text) yield node;
    else if (node instanceof Element) {
      for (const inner of node.childNodes) if (inner instanceof Text) yield inner;
    }
  }
}

const FORMS = TERMS.flatMap((term) => term.forms.map((form) => ({ term, form }))).sort(
  (a, b) => b.form.length - a.form.length,
);
/** None of them holds a letter with a meaning of its own in patterns. */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${FORMS.map(({ form }) => form).join('|')})(?:s|es)?(?![\\p{L}\\p{N}])`,
  'giu',
);

/** All words of the glossary in a text, the longer form where two begin together. */
export function wordsIn(text: string): readonly { readonly term: Term; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const word = match[0].toLowerCase();
    const known = FORMS.find(({ form }) => word.startsWith(form.toLowerCase()));
    return known ? [{ term: known.term, from: match.index, to: match.index + match[0].length }] : [];
  });
}

/** The terms that occur in a text, in the order of the glossary. */
export function termsIn(text: string): readonly Term[] {
  const found = new Set(wordsIn(text).map(({ term }) => term));
  return TERMS.filter((term) => found.has(term));
}
