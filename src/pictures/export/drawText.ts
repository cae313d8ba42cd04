import type { Place } from './drawBox';
import { svgElement } from './svgElement';

interface Line extends Place {
  readonly text: string;
}

/**
 * A text of HTML, line by line as it is broken on screen; `nodes` follow each other within one element. Where a program
 * takes no fonts from files, another is made as wide, so that it runs into nothing beside it.
 */
export function drawText(
  nodes: readonly Text[],
  style: CSSStyleDeclaration,
  placeOf: (box: DOMRect) => Place,
  holder: Place,
): SVGTextElement[] {
  const lines = linesOf(nodes, placeOf);
  const cut = style.textOverflow === 'ellipsis' ? lines.map((line) => withinPlace(line, holder, style.font)) : lines;
  return cut.map((line) => drawLine(line, style));
}

/** A line that is wider than its place as browsers show it: as much as fits, with three dots. */
function withinPlace(line: Line, { x, width }: Place, font: string): Line {
  const room = x + width - line.x;
  if (line.width <= room + 1) return line;
  let kept = line.text;
  while (kept !== '' && measure(font, `${kept}…`).width > room) kept = kept.slice(0, -1);
  const text = `${kept.trimEnd()}…`;
  return { ...line, text, width: Math.min(room, measure(font, text).width) };
}

/** What stands in a field, where the field is. */
export function drawTyped(
  field: HTMLInputElement,
  style: CSSStyleDeclaration,
  placeOf: (box: DOMRect) => Place,
): SVGTextElement[] {
  const { x, y, width, height } = placeOf(field.getBoundingClientRect());
  const [left, right] = [style.paddingLeft, style.paddingRight].map((side) => Number.parseFloat(side) || 0);
  const room = width - (left ?? 0) - (right ?? 0);
  const text = field.value;
  const needed = Math.min(room, measure(style.font, text).width);
  const spare = { right: room - needed, end: room - needed, center: (room - needed) / 2 }[style.textAlign] ?? 0;
  return text === '' ? [] : [drawLine({ text, x: x + (left ?? 0) + spare, y, width: needed, height }, style)];
}

function drawLine({ text, x, y, width, height }: Line, style: CSSStyleDeclaration): SVGTextElement {
  const { ascent, descent } = measure(style.font, 'x');
  const { anchor, at } = alignment(style.textAlign, x, width);
  return svgElement(
    'text',
    {
      x: at,
      y: y + (height - ascent - descent) / 2 + ascent,
      'text-anchor': anchor,
      textLength: width,
      lengthAdjust: 'spacingAndGlyphs',
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      'font-style': style.fontStyle,
    },
    text,
  );
}

function linesOf(nodes: readonly Text[], placeOf: (box: DOMRect) => Place): Line[] {
  const range = document.createRange();
  const lines: Line[] = [];
  let spaced = false;
  for (const node of nodes) {
    for (const { 0: word, index } of node.data.matchAll(/\S+|\s+/g)) {
      if (/^\s/.test(word)) {
        spaced = true;
        continue;
      }
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const place = placeOf(range.getBoundingClientRect());
      const line = lines.at(-1);
      if (place.width === 0) continue;
      if (!line || Math.abs(line.y - place.y) > place.height / 2) lines.push({ ...place, text: word });
      else {
        const text = line.text + (spaced ? ' ' : '') + word;
        lines[lines.length - 1] = { ...line, width: place.x + place.width - line.x, text };
      }
      spaced = false;
    }
  }
  return lines;
}

/** Keeps to the side that a text is aligned to, since the file may be shown in another font. */
function alignment(align: string, x: number, width: number) {
  if (align === 'right' || align === 'end') return { anchor: 'end', at: x + width };
  return align === 'center' ? { anchor: 'middle', at: x + width / 2 } : { anchor: 'start', at: x };
}

/** Pixels that a text takes in a font, as `font` of a style has it. */
export function measure(font: string, text: string) {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return { width: 0, ascent: 0, descent: 0 };
  context.font = font;
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText(text);
  return { width, ascent, descent };
}
