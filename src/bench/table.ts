import { METHODS, type Method, QUICKEST_METHOD } from '../catalog/methods';
import { MEASURED } from './benchCase';
import type { CaseFigures } from './measureCase';
import type { KernelFigures } from './measureKernels';
import { type Lane, mostOf, rowsOf, SHARES, shareOfKernels, type Target } from './rows';

/** The figures as a table for people; ✓ and ✗ say whether a target is met, ≈ that the halves of the run disagree. */
export function table(lanes: readonly Lane[]): string {
  const head = ['network', 'figure', 'target', ...lanes.map(({ name }) => name)];
  const body = rowsOf(lanes).map(({ network, figure, target, values, verdicts }) => [
    network,
    figure,
    describeTarget(target),
    ...values.map((value, at) => (value === undefined ? '' : `${short(value)} ${MARKS[verdicts[at] ?? 'none']}`)),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => (row[column] as string).length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number),
      )
      .join('  ')
      .trimEnd();
  return [line(head), ...body.map(line)].join('\n');
}

const MARKS = { met: '✓', missed: '✗', open: '≈', none: ' ' } as const;

/** What the limit of each lane is, and which share of it the kernels of each layer reach; a line each. */
export function limitLines(lanes: readonly Lane[]): string[] {
  return lanes.flatMap((lane) => {
    const { name, limit, cases, threads = 1 } = lane;
    const most = mostOf(lane);
    if (!limit || !most) return [];
    const rates = Object.entries(limit.products).map(([program, rate]) => `${short(rate)} with ${program}`);
    const layers = cases.flatMap((figures) =>
      figures.kernels.map((kernel) => {
        const shareOf = (kind: keyof typeof SHARES) =>
          `${percent(kernel[kind] / most)} ${WAYS[kind]}${whyLow(kernel, kind, lane)}`;
        return `${name}: ${figures.name}, ${kernel.layer}: ${shareOf('interval')}, ${shareOf('backward')}`;
      }),
    );
    const methods = cases.flatMap((figures) => MEASURED.flatMap((method) => methodLine(lane, figures, method, most)));
    const each = threads > 1 ? ` each of ${threads} threads` : '';
    const head = `at most${each} ${rates.join(', ')} (billions of products a second); ${short(limit.bytes)} GB/s read`;
    return [`${name}: ${head}`, ...layers, ...methods];
  });
}

/** Sums of fewer products end before they have paid for their beginning. */
const FEW_TERMS = 64;

/** A number that is fetched, rounded and written takes about as long as 25 products. */
const FEW_PER_NUMBER = 64;

/** Runs that differ by more were disturbed, or depend on more than their sizes. */
const CALM = 0.15;

const WAYS: Readonly<Record<keyof typeof SHARES, string>> = { interval: 'over boxes', backward: 'backward' };

/** Waiting for a device that takes a smaller share of a run does not say why. */
const SHORT_WAIT = 0.1;

/** What keeps a kernel from its share of the limit: what its sizes say, and how its runs and those of the limit went. */
function whyLow(figures: KernelFigures, kind: keyof typeof SHARES, lane: Lane): string {
  const { limit, threads } = lane;
  if (!limit || figures[kind] / (mostOf(lane) as number) >= SHARES[kind]) return '';
  const { terms, filled } = figures.sums[kind];
  const { perNumber } = figures;
  const wait = (limit.wait ?? 0) / figures.milliseconds[kind];
  const reasons = [
    // Blocks of WebAssembly, whose lanes have threads.
    ...(threads !== undefined && filled < 1 ? [`${percent(filled)} of what its blocks compute is useful`] : []),
    ...(terms < FEW_TERMS ? [`sums of ${terms} products, each to be begun and written`] : []),
    ...(perNumber < FEW_PER_NUMBER ? [`${short(perNumber)} products for each number that is read or written`] : []),
    ...(wait > SHORT_WAIT ? [`${percent(Math.min(1, wait))} of its time is waiting for the device`] : []),
    ...disturbedBy(figures.disturbed[kind], limit.disturbed),
  ];
  return ` (${reasons.length > 0 ? reasons.join('; ') : 'its sizes and its runs, which were alike, do not say why'})`;
}

/** The limit's loop waits for nothing but the processor: where it was as disturbed, others were at work. */
function disturbedBy(own: number, loop: number): string[] {
  if (own <= CALM) return [];
  const longer = `it took ${percent(own)} longer as a rule than at best`;
  if (loop <= CALM) return [`its runs differ: ${longer}`];
  return [`other work runs beside it: ${longer}, and the limit’s own loop ${percent(loop)}`];
}

/** What methods do besides products. */
const RESTS = {
  interval: 'boxes, rounding and margins',
  backward: 'relaxations, least values, packing and bounds before',
  search: 'slopes, their derivatives and what the method that it searches from does besides products',
} as const;

/** How much of a method's time its products take at the rate of its layers, where it stays below what kernels are asked for. */
function methodLine({ name }: Lane, figures: CaseFigures, method: Method, most: number): string[] {
  const kind = method === QUICKEST_METHOD ? 'interval' : 'backward';
  const share = figures.methods[method].products / most;
  if (share >= SHARES[kind]) return [];
  const ofProducts = Math.min(1, share / shareOfKernels(figures, kind, most));
  const { title, searchesFrom } = METHODS[method];
  const passing = searchesFrom ? RESTS.search : RESTS.backward;
  const rest = kind === 'interval' ? RESTS.interval : passing;
  return [
    `${name}: ${figures.name}, ${title}: ${percent(share)} (products as its layers do them take ${percent(ofProducts)} of its time; the rest are ${rest})`,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function describeTarget({ atMost, atLeast }: Target = {}): string {
  if (atMost !== undefined) return `≤ ${atMost}`;
  return atLeast === undefined ? '' : `≥ ${atLeast}`;
}

/** Three digits that count. */
function short(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
