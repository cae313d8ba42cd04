import { formatCount } from '../../../numbers/format';

/* What Inspect says of typed numbers, apart from `numbersFinding`. */

/** The certified radius of typed numbers: it multiplies radii of their own, or is a share of a box between bounds. */
export const TYPED_RADIUS = {
  times: (factor: string) => `${factor} times the radii given`,
  share: (percent: string) => `${percent} % of the width of each range, around the values`,
  misclassified: 'The values are on the other side without a perturbation.',
} as const;

/** Numbers that a network is shown, and how far each may move. */
export const NUMBERS = {
  title: 'Inputs',
  box: 'The box',
  boxes: {
    radii: { label: 'Value ± radius', note: 'Each input may move by as much to both sides.' },
    bounds: { label: 'Lower and upper', note: 'Each input lies between two numbers of its own.' },
  },
  each: 'Each may move by ±',
  eachLabel: 'How far every input may move',
  first: (shown: number, all: number) => `The first ${shown} of ${formatCount(all)} inputs.`,
  row: (name: string, last: number) => `Row of ${name}, 0 to ${last}`,
  label: (name: string) => `labelled ${name}`,
  back: { toRow: 'Back to the row', toImages: 'Show test images' },
  paste: { title: 'Paste a row', label: 'A row of numbers', take: 'Take these numbers' },
  known: 'Name them, give ranges…',
  another: (given: number, taken: number) => `These are ${given} numbers. The network takes ${taken}.`,
  negative: 'A radius is zero or more.',
  fields: {
    least: (name: string) => `The least that ${name} may be`,
    most: (name: string) => `The most that ${name} may be`,
    radius: (name: string) => `How far ${name} may move`,
  },
  below: (least: number) => `At least ${least}, its lower bound.`,
  above: (most: number) => `At most ${most}, its upper bound.`,
} as const;

/** Of values: whether one stays between two numbers. */
export const STAYS = {
  title: 'Stays between',
  least: 'At least',
  most: 'At most',
  decide: 'Decide',
  verified: 'For every input of the box the value is within.',
  outside: 'For every input of the box the value is outside.',
  found: (value: string) => `An input of the box gives ${value}`,
  unknown: 'The bounds reach further, which does not mean that the value does.',
} as const;
