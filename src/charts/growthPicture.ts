import type { GrowthColumn } from './GrowthChart';
import { growthLayout, growthText } from './growthLayout';
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
export function growthPicture(columns: readonly GrowthColumn[], title: string, colors: PictureColors): string {
  const layout = growthLayout(
    columns.map(({ statistics }) => statistics),
    { column: COLUMN, left: LEFT, top: TOP, height: PLOT },
  );
  const width = layout.width + 20;
  const bold = { 'font-weight': 600, 'text-anchor': 'middle' };
  const grid = layout.ticks.flatMap(({ y, label }) => [
    element('line', { x1: LEFT, x2: layout.width, y1: y, y2: y, stroke: colors.line }),
    text(label, { x: LEFT - 10, y: y + 4, 'text-anchor': 'end', fill: colors.ink2 }),
  ]);
  const marks = layout.points.flatMap((point, i) => {
    if (!point) return [];
    const height = Math.max(1, point.bandBottom - point.bandTop);
    const band = { x: point.x - 4, y: point.bandTop, width: 8, height, fill: colors.interval, 'fill-opacity': 0.32 };
    const mean = formatValue(columns[i]?.statistics.mean ?? 0);
    return [
      element('rect', band),
      element('circle', { cx: point.x, cy: point.y, r: 3.5, fill: colors.interval }),
      text(mean, { x: point.x, y: point.labelY, fill: colors.interval, ...bold }),
    ];
  });
  const { worst } = layout;
  const growth = worst
    ? [text(growthText(worst.factor), { x: worst.x + 16, y: worst.y + 22, fill: colors.interval, ...bold })]
    : [];
  const names = columns.flatMap((column, i) => nameAndShares(column, LEFT + (i + 0.5) * COLUMN, colors));
  const line = {
    d: layout.path,
    fill: 'none',
    stroke: colors.interval,
    'stroke-width': 1.6,
    'stroke-dasharray': '7 4',
  };
  return picture(
    width,
    HEIGHT,
    colors.paper,
    hatching('unstable', colors.width, colors.surface),
    text(title, { x: 16, y: 28, fill: colors.ink, 'font-size': 15, 'font-weight': 600 }),
    ...grid,
    element('path', line),
    ...marks,
    ...growth,
    ...names,
  );
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
