import { svgElement } from './svgElement';

/** A place in the picture, in its pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Ground and border of an element of HTML. */
export function drawBox(style: CSSStyleDeclaration, place: Place): SVGElement[] {
  if (place.width === 0 || place.height === 0) return [];
  const rx = radiusOf(style.borderTopLeftRadius, place);
  const parts: SVGElement[] = [];
  if (isSeen(style.backgroundColor)) parts.push(svgElement('rect', { ...place, rx, fill: style.backgroundColor }));
  const gradient = gradientOf(style.backgroundImage, place);
  if (gradient) parts.push(gradient, svgElement('rect', { ...place, rx, fill: `url(#${gradient.id})` }));
  return [...parts, ...drawBorder(style, place, rx)];
}

function drawBorder(style: CSSStyleDeclaration, place: Place, rx: number): SVGElement[] {
  const sides = SIDES.flatMap((side) => {
    const value = (name: string) => style.getPropertyValue(`border-${side}-${name}`);
    const width = Number.parseFloat(value('width'));
    if (!(width > 0) || value('style') === 'none' || !isSeen(value('color'))) return [];
    const dash = value('style') === 'dashed' ? `${3 * width} ${2 * width}` : 'none';
    return [{ side, width, look: { stroke: value('color'), 'stroke-width': width, 'stroke-dasharray': dash } }];
  });
  const [first] = sides;
  if (!first) return [];
  const { x, y, width, height } = place;
  if (sides.length === SIDES.length) {
    const inset = first.width / 2;
    const inner = { x: x + inset, y: y + inset, width: width - first.width, height: height - first.width };
    return [svgElement('rect', { ...inner, rx, fill: 'none', ...first.look })];
  }
  return sides.map(({ side, width: stroke, look }) => {
    const across = { top: y + stroke / 2, bottom: y + height - stroke / 2, left: null, right: null }[side];
    const down = side === 'left' ? x + stroke / 2 : x + width - stroke / 2;
    const line =
      across === null
        ? { x1: down, x2: down, y1: y, y2: y + height }
        : { x1: x, x2: x + width, y1: across, y2: across };
    return svgElement('line', { ...line, ...look });
  });
}

/** Reads `linear-gradient(to right, …)` and `repeating-linear-gradient(135deg, … px)`, as browsers write them. */
function gradientOf(image: string, { x, y, width }: Place): SVGLinearGradientElement | null {
  const match = /^(repeating-)?linear-gradient\((?:to right|([\d.]+)deg), (.*)\)$/.exec(image);
  if (!match) return null;
  const [, repeating, degrees = '90', list = ''] = match;
  const stops = [...list.matchAll(/(rgba?\([^)]*\)|transparent)(?: ([\d.]+)px)?/g)].map(([, color = '', at]) => ({
    color,
    at,
  }));
  const last = stops.length - 1;
  const length = Number(stops[last]?.at ?? width);
  const angle = (Number(degrees) * Math.PI) / 180;
  const id = `ground-${Math.round(10 * x)}-${Math.round(10 * y)}-${Math.round(10 * width)}`;
  return svgElement(
    'linearGradient',
    {
      id,
      gradientUnits: 'userSpaceOnUse',
      spreadMethod: repeating ? 'repeat' : 'pad',
      x1: x,
      y1: y,
      x2: x + length * Math.sin(angle),
      y2: y - length * Math.cos(angle),
    },
    ...stops.map(({ color, at }, index) =>
      svgElement('stop', {
        offset: at === undefined ? index / Math.max(1, last) : Number(at) / length,
        'stop-color': color,
      }),
    ),
  );
}

function radiusOf(radius: string, { width, height }: Place): number {
  const value = Number.parseFloat(radius) || 0;
  return Math.min(radius.endsWith('%') ? (value / 100) * width : value, width / 2, height / 2);
}

function isSeen(color: string): boolean {
  return color !== 'transparent' && !/, 0\)$/.test(color);
}
