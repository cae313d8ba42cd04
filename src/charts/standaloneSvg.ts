/** What a style sheet may say about a shape or a text, as attributes that a file can carry. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
] as const;

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An SVG on screen as a file that looks the same alone: styles written out, canvases as images, on the page's ground,
 * without what is marked with `data-control`.
 */
export function standaloneSvg(svg: SVGSVGElement): string {
  const clone = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, copy] of [clone, ...clone.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original) writeStyle(original, copy);
  }
  for (const [index, holder] of [...clone.querySelectorAll('foreignObject')].entries()) {
    const canvas = svg.querySelectorAll('foreignObject')[index]?.querySelector('canvas');
    if (canvas) holder.replaceWith(imageOf(canvas, holder));
  }
  for (const control of clone.querySelectorAll('[data-control]')) control.remove();
  const { width, height } = svg.getBoundingClientRect();
  clone.setAttribute('xmlns', SVG);
  clone.setAttribute('viewBox', `-12 -12 ${width + 24} ${height + 24}`);
  clone.setAttribute('width', String(width + 24));
  clone.setAttribute('height', String(height + 24));
  clone.prepend(ground(width, height, getComputedStyle(document.body).backgroundColor));
  return new XMLSerializer().serializeToString(clone);
}

function writeStyle(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  for (const property of PROPERTIES) copy.setAttribute(property, style.getPropertyValue(property));
  for (const name of ['class', 'role', 'tabindex', 'aria-pressed']) copy.removeAttribute(name);
}

function imageOf(canvas: HTMLCanvasElement, holder: Element): SVGImageElement {
  const image = document.createElementNS(SVG, 'image');
  for (const name of ['x', 'y', 'width', 'height']) image.setAttribute(name, holder.getAttribute(name) ?? '0');
  image.setAttribute('preserveAspectRatio', 'none');
  image.setAttribute('href', canvas.toDataURL());
  return image;
}

function ground(width: number, height: number, color: string): SVGRectElement {
  const rect = document.createElementNS(SVG, 'rect');
  const attributes = { x: '-12', y: '-12', width: String(width + 24), height: String(height + 24), fill: color };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, value);
  return rect;
}
