import { imageOf } from './svgElement';

/** What a style sheet may say about a shape or a text, as attributes that a file can carry. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'visibility',
] as const;

/** A copy of an SVG on screen that needs no style sheet; canvases are images, what is marked `data-control` is left out. */
export function copySvg(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original) writeStyle(original, element);
  }
  for (const [index, holder] of [...copy.querySelectorAll('foreignObject')].entries()) {
    const canvas = svg.querySelectorAll('foreignObject')[index]?.querySelector('canvas');
    if (canvas) holder.replaceWith(imageOf(canvas, placeOf(holder)));
  }
  for (const control of copy.querySelectorAll('[data-control]')) control.remove();
  return copy;
}

function writeStyle(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  for (const property of PROPERTIES) copy.setAttribute(property, style.getPropertyValue(property));
  for (const name of ['class', 'style', 'role', 'tabindex', 'aria-pressed']) copy.removeAttribute(name);
}

function placeOf(holder: Element): Record<string, string> {
  return Object.fromEntries(['x', 'y', 'width', 'height'].map((name) => [name, holder.getAttribute(name) ?? '0']));
}
