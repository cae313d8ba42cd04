import type { EpochLine } from './EpochChart';
import { layoutEpochs } from './epochLayout';
import { niceLoss } from './niceLoss';
import { formatPercent, formatValue } from './numbers';
import type { PictureColors } from './pictureColors';
import { layoutRamp } from './rampLayout';
import { element, picture, text } from './svgText';

/** The curves of one training. */
export interface TrainingCurves {
  readonly name: string;
  readonly figures: readonly EpochLine[];
  readonly losses: readonly EpochLine[];
  readonly epochs: number;
  readonly ramps: readonly number[];
}

const COLUMN = 520;
const LEFT = 48;
const RIGHT = 140;
const PLOT = COLUMN - LEFT - RIGHT;
const FIGURES = { top: 56, height: 220 };
const RAMP = { top: 296, height: 28 };
const LOSS = { top: 348, height: 60 };
const HEIGHT = 476;

/** The curves of trainings side by side, as an SVG file; all to the same scales. */
export function trainingPicture(runs: readonly TrainingCurves[], note: string, colors: PictureColors): string {
  const epochs = Math.max(1, ...runs.map((run) => run.epochs));
  const losses = runs.flatMap((run) => run.losses.flatMap(({ points }) => points.map(({ value }) => value)));
  const loss = niceLoss(losses);
  const columns = runs.map((run, place) =>
    element(
      'g',
      { transform: `translate(${place * COLUMN} 0)` },
      text(run.name, { x: LEFT, y: 32, fill: colors.ink, 'font-size': 15, 'font-weight': 600 }),
      ...drawLines(
        run.figures,
        { epochs, domain: [0, 1], ...FIGURES, grid: [0, 0.25, 0.5, 0.75, 1], percent: true },
        colors,
      ),
      ...drawRamp(run, colors),
      ...drawLines(run.losses, { epochs, domain: [0, loss], ...LOSS, grid: [0, loss], percent: false }, colors),
      ...drawEpochs(epochs, colors),
    ),
  );
  const foot = text(note, { x: LEFT, y: HEIGHT - 14, fill: colors.ink2, 'font-size': 11 });
  return picture(COLUMN * Math.max(1, runs.length), HEIGHT, colors.paper, ...columns, foot);
}

interface Frame {
  readonly epochs: number;
  readonly domain: readonly [number, number];
  readonly top: number;
  readonly height: number;
  readonly grid: readonly number[];
  readonly percent: boolean;
}

function drawLines(lines: readonly EpochLine[], frame: Frame, colors: PictureColors): string[] {
  const { top, grid, percent } = frame;
  const layout = layoutEpochs(lines, { ...frame, width: PLOT, at: null, gap: 17 });
  const write = (value: number) => (percent ? formatPercent(value) : formatValue(value));
  const across = grid.flatMap((value) => {
    const y = top + layout.y(value);
    return [
      element('line', { x1: LEFT, x2: LEFT + PLOT, y1: y, y2: y, stroke: colors.line }),
      text(percent ? String(100 * value) : formatValue(value), {
        x: LEFT - 8,
        y: y + 4,
        'text-anchor': 'end',
        fill: colors.ink2,
        'font-size': 11,
      }),
    ];
  });
  const drawn = lines.flatMap(({ name, tone, dash, main }, place) => {
    const shape = layout.lines[place];
    if (!shape?.read) return [];
    const color = colorOf(tone, colors);
    return [
      element('path', {
        d: shape.path,
        transform: `translate(${LEFT} ${top})`,
        fill: 'none',
        stroke: color,
        'stroke-width': main ? 2.6 : 1.6,
        'stroke-dasharray': dash,
      }),
      element('circle', { cx: LEFT + shape.read.x, cy: top + shape.read.y, r: 3, fill: color }),
      text(`${name} ${write(shape.read.value)}`, {
        x: LEFT + shape.labelX + 10,
        y: top + shape.labelY + 4,
        fill: color,
        'font-size': 12,
        'font-weight': main ? 600 : 400,
      }),
    ];
  });
  return [...across, ...drawn];
}

function drawRamp({ ramps, figures }: TrainingCurves, colors: PictureColors): string[] {
  const now = Math.max(0, ...figures.flatMap(({ points }) => points.map(({ at }) => at)));
  const { area, done, planned, value } = layoutRamp(ramps, now, { width: PLOT, height: RAMP.height });
  const place = { transform: `translate(${LEFT} ${RAMP.top})` };
  const stroke = { ...place, fill: 'none', stroke: colors.ink2 };
  return [
    element('path', { ...place, d: area, fill: colors.line }),
    element('path', { ...stroke, d: done }),
    element('path', { ...stroke, d: planned, 'stroke-dasharray': '3 3' }),
    text(`Radius ${Math.round(100 * value)} %`, {
      x: LEFT + PLOT + 10,
      y: RAMP.top + RAMP.height / 2 + 4,
      fill: colors.ink2,
      'font-size': 12,
    }),
  ];
}

function drawEpochs(epochs: number, colors: PictureColors): string[] {
  const { ticks, x } = layoutEpochs([], { epochs, domain: [0, 1], width: PLOT, height: 1, at: null, gap: 1 });
  const y = LOSS.top + LOSS.height + 20;
  return ticks.map((epoch) =>
    text(String(epoch), { x: LEFT + x(epoch), y, 'text-anchor': 'middle', fill: colors.ink2, 'font-size': 11 }),
  );
}

/** The colour of a line, which names a token. */
function colorOf(tone: string, colors: PictureColors): string {
  const token = /^var\(--(.+)\)$/.exec(tone)?.[1] as keyof PictureColors;
  return colors[token] ?? colors.ink;
}
