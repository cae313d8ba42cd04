import { BACKENDS, type BackendName } from '../../catalog/backends';
import type { BackendStatus, Served } from '../../engine/api/types';
import { formatSeconds } from '../../numbers/amounts';
import { formatCount } from '../../numbers/format';

type BlocksFrom = NonNullable<BackendStatus['blocksFrom']>;

/* What the frame around the views says. */

/** The menu of backends. */
export const BACKEND = {
  starting: 'Starting',
  engine: ' the engine',
  runs: (device: string) => `Runs now, on ${device}. Nothing leaves this machine.`,
  times: (small: number, large: number) =>
    `A small network’s intervals take ${formatSeconds(small)}, its CROWN bounds ${formatSeconds(large)}.`,
  blocks: ({ boxes, sums }: BlocksFrom) =>
    `Measured at its start: layers over boxes are computed ${inBlocks(boxes)}, rows on their way back ${inBlocks(sums)}.`,
  bySize: 'By size of the question',
  bySizeNote: 'Each question goes where it was predicted to be answered soonest.',
  served: ({ network, how, seconds, backend }: Served) =>
    `${network} by ${how}: predicted ${listSeconds(seconds, backend)}.`,
  measure: 'Measure and take the quickest',
  measureNote: 'Runs a few products on each backend that may be quicker; takes a second.',
} as const;

function inBlocks(from: number): string {
  return Number.isFinite(from)
    ? `in blocks from ${formatCount(from)} values on`
    : 'without blocks, which are no quicker';
}

/** First where it ran. */
function listSeconds(seconds: Served['seconds'], ran: BackendName): string {
  const all = Object.entries(seconds) as [BackendName, number][];
  return all
    .toSorted(([one], [other]) => Number(other === ran) - Number(one === ran))
    .map(([name, own]) => `${formatSeconds(own)} on ${BACKENDS[name].title}`)
    .join(', ');
}

export const GLOSSARY = {
  title: 'What this is',
  lead: 'The words of this view come first. In any text, rest the pointer on a word, or press it, to see it explained on the spot.',
} as const;

/** The tour over a view. */
export const TOUR = {
  label: (view: string) => `This view, explained: ${view}`,
  empty: 'Nothing of this view is on screen yet. Try again when it is.',
} as const;

export const PALETTE = { question: 'What do you want to do?', none: 'No command has these letters.' } as const;

export const KEYS = { single: 'Letters and digits act alone' } as const;

export const THEME = { system: 'as the system' } as const;

/** What stands in the place of a view that cannot be shown. */
export const FAILED = {
  missing: (why: string) =>
    `This view cannot be fetched (${why}). Check the connection, then open it again, or reload the page.`,
  stopped: (why: string) => `This view stopped: ${why}. Undo, or open it again.`,
  again: 'Open again',
} as const;

/** The screen of a presentation, turned black. */
export const BLACK = 'Black: press b to go on';
