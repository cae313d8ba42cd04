import { counted } from '../../numbers/format';

/*
 * What Playground says, apart from what is put together of its numbers: the narration (`steps/narration`) and what the
 * plane shows (`plane/planeWords`, `plane/finding`).
 */

/** What the view is, for those who hear it. */
export const TITLE = 'Follow intervals through a small network';

/** What stands below the figure before the walk has come to a unit. */
export const AHEAD = {
  title: 'Is Cat ahead everywhere?',
  question:
    'The network scores each input for Cat and for Dog, and the larger score wins. Can bounds prove that Cat wins for every input of the box, however many there are?',
  unit: 'Its bounds come with its step.',
  keys: 'Step on with the arrow keys, Page Down or the buttons below. Every number can be dragged or typed at any step.',
  first: 'New to this?',
  lesson: 'Take the first lesson',
  minutes: ', five minutes.',
} as const;

/** In place of the last step's sentence, where a link keeps the verdict back. */
export function askedWords(rival: string): string {
  return `Is Cat above ${rival} for every input of the box? You decide.`;
}

/** Why a bound of a range is not taken. */
export const CROSSED = {
  above: (value: string, upper: string) => `${value} lies above the upper bound, ${upper}. Change that first.`,
  below: (value: string, lower: string) => `${value} lies below the lower bound, ${lower}. Change that first.`,
} as const;

/** How the bounds of a sum come about, and what an activation makes of it. */
export const ARITHMETIC = {
  after: (activation: string, lower: string, upper: string) => `After ${activation}, between ${lower} and ${upper}.`,
  bounds: 'To get the least value, a positive weight takes the lower bound and a negative weight the upper.',
  misprint: 'The poster prints 16 for the upper bound. That is a misprint: 21 is reached at x = 4, y = 5.',
} as const;

/** All bounds of the question, on one axis. */
export const LADDER = {
  apart: { label: 'Interval, logits apart', short: 'Apart' },
  difference: 'Interval, difference',
  split: 'press to split it',
  boxes: (count: number) => `Splitting, ${counted(count, 'box', 'boxes')}`,
  cells: (count: number) => `Exact, ${counted(count, 'cell')}`,
  more: (count: number) => `more than ${counted(count, 'cell')}`,
  soFar: (count: number) => `${counted(count, 'cell')} so far`,
  search: { label: 'Found by search', short: 'Found' },
  computing: 'computing',
  bound: (isProved: boolean, value: string) => `${isProved ? 'at least' : 'at most'} ${value}`,
  falsified: 'a counterexample',
  unfound: 'none below 0',
  about: 'Each bar is a range that holds for every input. Only a bar that starts right of zero is a proof.',
} as const;

/** What the ladder asks. */
export function ladderTitle(difference: string): string {
  return `How low can ${difference} go?`;
}

/** Names the choice of a method. */
export const ANSWERED_BY = 'Whose bounds answer the question';

/** What each method does, in a line. */
export const METHOD_NOTES = {
  interval: 'One range for each value; forgets how values move together',
  zonotope: 'Values as sums of shared parts, a new part for each bend',
  crown: 'A relaxation of each bend, from the question back to the inputs',
  alpha: 'CROWN with the slopes that serve the question best',
  split: 'CROWN on ever smaller boxes, until nothing is unknown',
  exact: 'Every cell in which the network is flat',
} as const;

/** What the card of the question says: the longest for which it has room. */
export const QUESTION_CARD = {
  open: ['Zero is', 'inside, so no proof.'],
  short: '0 inside: no proof.',
  ahead: ['everywhere in the box?', 'everywhere?'],
  asked: ['above 0 everywhere?', 'always above 0?'],
  awaited: 'no bounds yet',
  above: ['All of it above zero.', 'All above 0.'],
  below: ['Nothing above zero.', 'None above 0.'],
  /** Where the verdict is hidden. */
  hidden: 'you decide',
} as const;

/** Names the choice of the class that Cat is compared with. */
export const RIVAL = 'Which class Cat is compared with';

/** What is asked of all classes together. */
export const JOINT = 'Cat above both everywhere';

/** The large pictures. */
export const PICTURES = { box: 'The box of inputs', reach: 'What the box can reach' } as const;

/** The box in its plane. */
export const BOX = {
  move: 'The box: arrow keys move all of it, Enter sets it exactly',
  sides: [
    { lower: 'Left side of the box', upper: 'Right side of the box' },
    { lower: 'Lower side of the box', upper: 'Upper side of the box' },
  ],
  corner: (x: string, y: string, value: string | undefined) =>
    `Corner x = ${x}, y = ${y}${value === undefined ? '' : `, value ${value}`}: arrow keys move it, Enter sets it exactly`,
  exactly: 'The box, exactly',
  done: 'Done',
} as const;

/** The networks to start from. */
export const PRESETS = {
  one: { label: 'One neuron', note: 'One neuron: −x + 5y, then ReLU' },
  two: { label: 'Two by two', note: 'Two inputs, two hidden neurons, two logits' },
  three: { label: 'Three layers', note: 'Dog and Cat share a neuron, and the difference cancels it' },
  classes: { label: 'Three classes', note: 'Cat against Dog, and against Car: one question each' },
  cancel: { label: 'x minus itself', note: 'Dependency: x − x is 0, and intervals forget that it is the same x' },
  turn: { label: 'Three turns', note: 'Wrapping: a square turned by 45° three times, boxed anew each time' },
  xor: { label: 'XOR', note: 'Above 0 where exactly one of x and y is near 1' },
  lines: { label: 'CROWN can', note: 'Intervals cannot verify it, CROWN can: the neurons cancel' },
  split: { label: 'Splitting can', note: 'No relaxation decides it on the whole box; halves of the box do' },
  rounding: {
    label: 'A rounding trap',
    note: '0.01 + 0.05 − 0.06 is exactly 0, so Cat is not ahead; float32 says it is',
  },
  leaky: { label: 'Leaky ReLU', note: 'Below zero a tenth is kept' },
  tanh: { label: 'tanh', note: 'A smooth activation: bounds are rounded outward, the exact set is sampled' },
} as const;
