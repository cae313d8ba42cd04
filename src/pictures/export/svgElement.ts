const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element with these attributes and children. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** A canvas as an image of a file. */
export function imageOf(canvas: HTMLCanvasElement, place: Readonly<Record<string, string | number>>): SVGImageElement {
  const attributes = { ...place, preserveAspectRatio: 'none', href: canvas.toDataURL() };
  const image = svgElement('image', attributes);
  image.style.imageRendering = getComputedStyle(canvas).imageRendering;
  return image;
}
