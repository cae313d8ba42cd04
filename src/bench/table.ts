import { isMet, type Lane, mostOf, rowsOf, type Target } from './rows';

/** The figures as a table for people; ✓ and ✗ say whether a target is met. */
export function table(lanes: readonly Lane[]): string {
  const head = ['network', 'figure', 'target', ...lanes.map(({ name }) => name)];
  const body = rowsOf(lanes).map(({ network, figure, target, values }) => [
    network,
    figure,
    describeTarget(target),
    ...values.map((value, at) =>
      value === undefined ? '' : `${short(value)} ${mark(value, lanes[at] as Lane, target)}`,
    ),
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

/** What the limit of each lane is, and which share of it the kernels of each layer reach; a line each. */
export function limitLines(lanes: readonly Lane[]): string[] {
  return lanes.flatMap((lane) => {
    const { name, limit, cases, threads = 1 } = lane;
    const most = mostOf(lane);
    if (!limit || !most) return [];
    const rates = Object.entries(limit.products).map(
      ([instructions, rate]) => `${short(rate)} with ${instructions} SIMD`,
    );
    const layers = cases.flatMap((figures) =>
      figures.kernels.map(({ layer, interval, backward, terms }) => {
        const shares = `${percent(interval / most)} over boxes, ${percent(backward / most)} backward`;
        return `${name}: ${figures.name}, ${layer}: ${shares}${whyLow(Math.min(interval, backward) / most, terms)}`;
      }),
    );
    const each = threads > 1 ? ` each of ${threads} threads` : '';
    const head = `at most${each} ${rates.join(', ')} (billions of products a second); ${short(limit.bytes)} GB/s read`;
    return [`${name}: ${head}`, ...layers];
  });
}

/** Shares below this are explained. */
const LOW = 0.5;
/** Sums of fewer products end before they have paid for their beginning. */
const FEW_TERMS = 64;

function whyLow(share: number, terms: number): string {
  if (share >= LOW) return '';
  if (terms < FEW_TERMS) return ` (sums of ${terms} products: to begin and to write each takes as long)`;
  return ' (the last rows and outputs do not fill their blocks, or numbers come from far)';
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

function mark(value: number, lane: Lane, target: Target | undefined): string {
  const met = isMet(value, lane, target);
  if (met === undefined) return ' ';
  return met ? '✓' : '✗';
}
