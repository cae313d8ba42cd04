import { scaleLinear } from 'd3-scale';
import { formatMarginLower, formatMarginUpper, formatValue } from '../../charts/numbers';
import type { PictureColors } from '../../charts/pictureColors';
import { element, hatching, picture, text } from '../../charts/svgText';
import { type Margin, reachedOf } from './margins';

const ROW = 28;
const TOP = 68;
const LEFT = 110;
const RIGHT = 430;
const WIDTH = 640;

/** The margins against every class, trouble first, as an SVG file. */
export function marginPicture(
  margins: readonly Margin[],
  nameOf: (label: number) => string,
  title: string,
  colors: PictureColors,
): string {
  const bottom = TOP + margins.length * ROW;
  const x = scaleLinear()
    .domain([Math.min(0, ...margins.map(({ proved }) => proved)), Math.max(0, ...margins.map(reachedOf))])
    .range([LEFT + 8, RIGHT - 8])
    .nice(3);
  const captions = { y: TOP - 12, 'text-anchor': 'end', fill: colors.ink2, 'font-size': 11 };
  const rows = margins.flatMap((margin, i) => {
    const y = TOP + (i + 0.5) * ROW;
    const tone = colors[margin.verdict];
    const weight = margin.verdict === 'verified' ? 400 : 600;
    return [
      text(nameOf(margin.label), { x: 16, y: y + 4, fill: colors.ink, 'font-weight': weight }),
      element('line', { x1: LEFT, x2: RIGHT, y1: y, y2: y, stroke: colors.line }),
      element('rect', {
        x: x(margin.proved),
        y: y - 6,
        width: Math.max(3, x(reachedOf(margin)) - x(margin.proved)),
        height: 12,
        fill: `url(#${margin.verdict})`,
        stroke: tone,
      }),
      text(formatMarginLower(margin.proved), {
        x: 500,
        y: y + 4,
        'text-anchor': 'end',
        fill: colors.ink,
        'font-weight': 600,
      }),
      text(formatMarginUpper(reachedOf(margin)), { x: 560, y: y + 4, 'text-anchor': 'end', fill: colors.ink2 }),
      text(margin.verdict, { x: 574, y: y + 4, fill: tone, 'font-size': 12 }),
    ];
  });
  const ticks = x
    .ticks(4)
    .map((tick) => text(formatValue(tick), { x: x(tick), y: bottom + 18, 'text-anchor': 'middle', fill: colors.ink2 }));
  return picture(
    WIDTH,
    bottom + 32,
    colors.surface,
    ...(['verified', 'unknown', 'falsified'] as const).map((verdict) =>
      hatching(verdict, colors[verdict], colors.surface),
    ),
    text(title, { x: 16, y: 28, fill: colors.ink, 'font-size': 15, 'font-weight': 600 }),
    text('proved ≥', { x: 500, ...captions }),
    text(margins.some(({ found }) => found !== undefined) ? 'found' : 'itself', { x: 560, ...captions }),
    element('rect', { x: LEFT, y: TOP, width: x(0) - LEFT, height: bottom - TOP, fill: colors['falsified-tint'] }),
    ...rows,
    element('line', { x1: x(0), x2: x(0), y1: TOP, y2: bottom, stroke: colors.falsified, 'stroke-width': 1.6 }),
    ...ticks,
  );
}
