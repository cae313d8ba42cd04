import { copySvg } from './copySvg';
import { drawBox, type Place } from './drawBox';
import { drawText, drawTyped, measure } from './drawText';
import { imageOf, svgElement } from './svgElement';

/** What stands over and under a picture in a file. */
export interface PictureWords {
  readonly title?: string;
  readonly note?: string;
}

const MARGIN = 12;
const TITLE_SIZE = 15;
const NOTE_SIZE = 11;
/** Where a program takes no fonts from files, another may be this much wider. */
const ROOM = 1.2;
const TITLE = 30;
const NOTE = 24;

/**
 * What is on screen as an SVG file that looks the same alone: shapes, boxes, images and texts of these elements where they
 * stand, in the colours of the theme. What is marked `data-control` is left out.
 */
export function standaloneSvg(elements: readonly Element[], { title, note }: PictureWords = {}): string {
  return withoutScrolling(elements, () => {
    const frame = frameOf(elements);
    const top = MARGIN + (title ? TITLE : 0);
    // Larger type enlarges what is on screen, and the file is as drawn.
    const zoom = elements[0]?.currentCSSZoom ?? 1;
    const placeOf = ({ x, y, width, height }: DOMRect): Place => ({
      x: (x - frame.left) / zoom + MARGIN,
      y: (y - frame.top) / zoom + top,
      width: width / zoom,
      height: height / zoom,
    });
    const { backgroundColor: paper, color: ink, fontFamily } = getComputedStyle(document.body);
    const look = { x: MARGIN, fill: ink, 'font-family': fontFamily };
    const widths = [
      (frame.right - frame.left) / zoom,
      ROOM * measure(`600 ${TITLE_SIZE}px ${fontFamily}`, title ?? '').width,
      ROOM * measure(`${NOTE_SIZE}px ${fontFamily}`, note ?? '').width,
    ];
    const width = Math.ceil(Math.max(...widths)) + 2 * MARGIN;
    const height = Math.ceil((frame.bottom - frame.top) / zoom) + top + MARGIN + (note ? NOTE : 0);
    const file = svgElement(
      'svg',
      { width, height, viewBox: `0 0 ${width} ${height}` },
      svgElement('rect', { width, height, fill: paper }),
      ...(title ? [svgElement('text', { ...look, y: 26, 'font-size': TITLE_SIZE, 'font-weight': 600 }, title)] : []),
      ...elements.flatMap((element) => draw(element, placeOf)),
      ...(note ? [svgElement('text', { ...look, y: height - MARGIN, 'font-size': NOTE_SIZE }, note)] : []),
    );
    return new XMLSerializer().serializeToString(file);
  });
}

function draw(element: Element, placeOf: (box: DOMRect) => Place): SVGElement[] {
  if (element.matches('[data-control], .visually-hidden') || !isShown(element)) return [];
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden') return [];
  const place = placeOf(element.getBoundingClientRect());
  if (element instanceof HTMLInputElement) return element.type === 'text' ? drawTyped(element, style, placeOf) : [];
  if (element instanceof HTMLCanvasElement) return [imageOf(element, { ...place })];
  if (element instanceof SVGSVGElement) {
    const copy = copySvg(element);
    for (const [name, value] of Object.entries({ ...place, overflow: 'visible' }))
      copy.setAttribute(name, String(value));
    return [copy];
  }
  const inside = runsOf(element).flatMap((run) =>
    run instanceof Element ? draw(run, placeOf) : drawText(run, style, placeOf, place),
  );
  const parts = [...drawBox(style, place), ...inside];
  return style.opacity === '1' ? parts : [svgElement('g', { opacity: style.opacity }, ...parts)];
}

/** Whether an element takes part in what is on screen: what is folded away does not. */
function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? getComputedStyle(element).display !== 'none';
}

/** The children of an element; texts that follow each other are one. */
function runsOf(element: Element): readonly (Element | Text[])[] {
  const runs: (Element | Text[])[] = [];
  for (const child of element.childNodes) {
    const last = runs.at(-1);
    if (child instanceof Element) runs.push(child);
    else if (!(child instanceof Text)) continue;
    else if (Array.isArray(last)) last.push(child);
    else runs.push([child]);
  }
  return runs;
}

/** All that the elements cover, with names that stand out of their pictures. */
function frameOf(elements: readonly Element[]) {
  const parts = elements.flatMap((element) => [element, ...element.querySelectorAll(':not(svg *), text')]);
  const boxes = parts
    .filter((part) => !part.matches('.visually-hidden') && isShown(part))
    .map((part) => part.getBoundingClientRect());
  const seen = boxes.filter(({ width, height }) => width > 0 && height > 0);
  return {
    left: Math.min(...seen.map(({ left }) => left)),
    top: Math.min(...seen.map(({ top }) => top)),
    right: Math.max(...seen.map(({ right }) => right)),
    bottom: Math.max(...seen.map(({ bottom }) => bottom)),
  };
}

/** Draws as if nothing were scrolled sideways: what stays in place while the rest moves would lie over it. */
function withoutScrolling<T>(elements: readonly Element[], act: () => T): T {
  const scrolled = new Map<Element, number>();
  for (let holder = elements[0] ?? null; holder; holder = holder.parentElement) {
    if (holder.scrollLeft !== 0) scrolled.set(holder, holder.scrollLeft);
  }
  for (const holder of scrolled.keys()) holder.scrollLeft = 0;
  try {
    return act();
  } finally {
    for (const [holder, left] of scrolled) holder.scrollLeft = left;
  }
}
