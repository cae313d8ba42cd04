import type { GrowthMethod } from './GrowthChart';
import { type GrowthColumn, layoutOf } from './growthColumns';
import { growthText } from './growthFactor';
import type { GrowthLine } from './growthLine';
import { formatValue } from './numbers';
import type { PictureColors } from './pictureColors';
import { element, hatching, picture, text } from './svgText';

const COLUMN = 132;
const LEFT = 56;
const PLOT = 170;
const TOP = 64;
const LABELS = TOP + PLOT + 28;
const HEIGHT = LABELS + 96;

/** The growth of widths over the layers, with their shares of signs, as an SVG file. */
export function growthPicture(
  columns: readonly GrowthColumn[],
  method: GrowthMethod,
  reference: GrowthMethod,
  title: string,
  colors: PictureColors,
): string {
  const layout = layoutOf(columns, { column: COLUMN, left: LEFT, top: TOP, height: PLOT });
  const width = layout.width + 20;
  const grid = layout.ticks.flatMap(({ y, label }) => [
    element('line', { x1: LEFT, x2: layout.width, y1: y, y2: y, stroke: colors.line }),
    text(label, { x: LEFT - 10, y: y + 4, 'text-anchor': 'end', fill: colors.ink2 }),
  ]);
  const means = columns.map(({ statistics }) => statistics.mean);
  const others = columns.map(({ reference }, i) => (reference?.mean === means[i] ? undefined : reference?.mean));
  const names = columns.flatMap((column, i) => nameAndShares(column, LEFT + (i + 0.5) * COLUMN, colors));
  return picture(
    width,
    HEIGHT,
    colors.paper,
    hatching('unstable', colors.width, colors.surface),
    text(title, { x: 16, y: 28, fill: colors.ink, 'font-size': 15, 'font-weight': 600 }),
    ...grid,
    ...(layout.reference
      ? drawLine(layout.reference, reference, others, colors, reference === method ? '2 3' : dashOf(reference))
      : []),
    ...drawLine(layout.line, method, means, colors, dashOf(method)),
    ...names,
  );
}

function drawLine(
  { points, path, worst }: GrowthLine,
  method: GrowthMethod,
  numbers: readonly (number | undefined)[],
  colors: PictureColors,
  dash: string,
): string[] {
  const tone = method === 'interval' ? colors.interval : colors.crown;
  const stroke = { stroke: tone, 'stroke-width': method === 'alpha' ? 3 : 1.6 };
  const bold = { fill: tone, 'font-weight': 600 };
  const marks = points.flatMap((point, i) => {
    if (!point) return [];
    const { x, y, bandTop, bandBottom, label } = point;
    const height = Math.max(1, bandBottom - bandTop);
    const number = numbers[i];
    return [
      element('rect', { x: x - 4, y: bandTop, width: 8, height, fill: tone, 'fill-opacity': 0.32 }),
      element('circle', { cx: x, cy: y, r: 3.5, fill: tone }),
      ...(number === undefined
        ? []
        : [text(formatValue(number), { x: label.x, y: label.y, 'text-anchor': label.anchor, ...bold })]),
    ];
  });
  return [
    element('path', { d: path, fill: 'none', ...stroke, 'stroke-dasharray': dash }),
    ...marks,
    ...(worst
      ? [text(growthText(worst.factor), { x: worst.x, y: worst.y, 'text-anchor': worst.anchor, ...bold })]
      : []),
  ];
}

function dashOf(method: GrowthMethod): string {
  return method === 'interval' ? '7 4' : 'none';
}

function nameAndShares({ title, shape, shares }: GrowthColumn, x: number, colors: PictureColors): string[] {
  const middle = { x, 'text-anchor': 'middle' };
  const names = [
    text(title, { ...middle, y: LABELS, fill: colors.ink, 'font-weight': 600 }),
    text(shape, { ...middle, y: LABELS + 18, fill: colors.ink2, 'font-size': 12 }),
  ];
  if (!shares) return names;
  const units = Math.max(1, shares.units);
  const full = COLUMN - 24;
  const widths = [shares.off, shares.unstable, shares.on].map((count) => (full * count) / units);
  const fills = [colors.neg, 'url(#unstable)', colors.pos];
  let from = x - full / 2;
  const bars = widths.map((width, i) => {
    const bar = element('rect', { x: from, y: LABELS + 30, width, height: 14, fill: fills[i] as string });
    from += width;
    return bar;
  });
  const share = `${formatValue(Math.round((1000 * shares.unstable) / units) / 10)} % unstable`;
  return [...names, ...bars, text(share, { ...middle, y: LABELS + 62, fill: colors.width, 'font-weight': 600 })];
}
