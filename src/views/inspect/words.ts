import { METHODS, type Method } from '../../catalog/methods';
import type { Verdict } from '../../engine/api/types';
import { formatSeconds } from '../../numbers/amounts';
import { agreeing, counted, formatCount, formatValue, MINUS } from '../../numbers/format';

/* What Inspect says, apart from findings, which are put together in `verdict/finding` and `numbers/numbersFinding`. */

/** What a verdict means. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  verified: 'Proved: no input of the box is classified as another class.',
  falsified: 'There is a counterexample: an input of the box that is classified as another class.',
  unknown: 'Neither verified nor falsified: the bounds cannot exclude at least one class.',
};

/** What box a radius makes of an image. */
export const PERTURBED = (radius: string) => `Every pixel may move by ${radius}, within 0 to 1.`;

/** Where pixels are normalised: nowhere that is known of, by the mean and deviation given, or by the network's first layer. */
export type Normalised = 'nowhere' | 'given' | 'inside';

const GUESSES: Readonly<Record<Normalised, string>> = {
  nowhere: 'it takes normalised pixels, by a mean and deviation to give under “Inputs and outputs…”',
  given: 'its mean and deviation under “Inputs and outputs…” are others',
  inside: 'its first layer normalises pixels of another range, such as 0 to 255',
};

/** That a network classifies few of the first images, and what may be the reason; where that can be changed. */
export const CHANCE = (right: number, count: number, normalised: Normalised) => {
  const share = right === 0 ? 'None' : `Only ${formatCount(right)}`;
  const guess = GUESSES[normalised];
  return `${share} of the first ${count} images ${right > 1 ? 'are' : 'is'} classified correctly. A guess: ${guess}; or its classes are not those of these images.`;
};

/** The certified radius of an image, and where an attack falsified it; before and after the number. */
export const RADIUS = {
  verified: 'Verified up to',
  none: (method: string) => `${method} verifies none of the radii tried.`,
  falsified: 'Falsified at',
  unfound: 'No attack found a counterexample.',
  closed: (radius: string) => `So the radius is ${radius}, to within 0.2 %.`,
  open: 'Between them nothing was decided in time.',
  misclassified: 'The image is misclassified without a perturbation.',
} as const;

/** What a method costs and gains, with how long it took: "… Took 0.3 s." */
export function costOf(method: Method, times: ReadonlyMap<Method, number>): string {
  const { note } = METHODS[method];
  const milliseconds = times.get(method);
  return milliseconds === undefined ? note : `${note} Took ${durationText(milliseconds)}.`;
}

/** "0.3 s", "14 s"; "20 ms" where tenths of a second would say nothing. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 95) return `${Math.max(1, Math.round(milliseconds))} ms`;
  return milliseconds < 9950 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds / 1000)} s`;
}

/** Beneath what starts a search that takes long. */
export function mostTime(seconds: number): string {
  return `Takes about ${formatSeconds(seconds)} here, or less.`;
}

/** Where a search for the best slopes stands. */
export const RISING = {
  state: 'Searching, not yet proved.',
  step: (step: string, margin: string) => `Step ${step}: least margin ${margin}.`,
} as const;

/** Rows of the maps of a layer. */
export const MAP_NOTES = {
  Lower: 'No input of the box brings the unit below this.',
  Upper: 'No input of the box brings the unit above this. Same colours as the row of lower bounds.',
  Width: 'Upper bound minus lower bound.',
  Sign: 'Blue: never above zero. Orange: never below zero. Hatched: unstable, the sign is not decided.',
} as const;

/** How two methods compare, layer by layer. */
export const TIGHTNESS = {
  ratio: (own: string, other: string) =>
    `Mean width by ${own}, divided by that by ${other}: below 1 the first is tighter. CROWN tightens only unstable ReLUs; the others keep the bounds of IBP.`,
  unstable: (own: string, other: string) => `Unstable ReLUs by ${own} and by ${other}.`,
} as const;

/** What a ReLU does to a unit whose sign is decided. */
export const STABLE = {
  off: 'It never rises above 0, so ReLU gives 0 for every input of the box.',
  on: 'It never falls below 0, so ReLU passes it on unchanged and loses nothing.',
} as const;

/** What stands where bounds will be, before the name of the network and after it. */
export const WAITING = [
  'Bounds of ',
  ' appear here once the network is loaded. Or drop a network’s file here, or',
] as const;

/** The same where there are none, before the name of the network. */
export const NO_BOUNDS = 'There are no bounds of ';

/** What can be looked at of a network. */
export const SIGHT_NOTES = {
  bounds: 'How wide the bounds grow, layer by layer, and what they prove.',
  graph: 'The network as a graph, its weights, and what bounding it takes.',
} as const;

export const DECISIONS = { hint: 'thick: the path of the image; choose a decision to see its layers' } as const;

/** How wide the bounds of a layer are, and which of its units are shown. */
export const LAYERS = {
  band: 'mean, band from 10 to 90 %',
  notch: 'notch: the input itself',
  shown: (shown: number, all: string, what: string, byWidth: boolean) =>
    `${shown} of ${all} ${what}, ${byWidth ? 'widest' : 'most unstable'} first`,
  unbounded: (count: string, all: string) => `${count} of ${all} units have no finite bounds and reach the edge`,
  widths: (mean: string, growth: string, most: string) =>
    `Bounds are ${mean} wide on average${growth}; the widest ${most}.`,
  growth: (factor: string, layer: string) => `, ${factor} those of ${layer}`,
  compared: (side: string, mean: string) => ` By ${side} they are ${mean} wide.`,
  signs: (units: number, off: number, unstable: number, on: number) =>
    ` Of ${counted(units, 'unit')} ${off} ${agreeing(off, 'is', 'are')} always off, ${unstable} unstable, ${on} always on.`,
} as const;

export const COUNTEREXAMPLE = {
  none: (radius: string) => `An attack found none within ${radius}, which is not a proof.`,
  attacked: (name: string) => `Classified as ${name}`,
  score: (name: string) => `The score is ${name}`,
  attackedLabel: (name: string) => `The counterexample, classified as ${name}`,
  change: 'Difference',
  changeLabel: (levels: number) =>
    `The difference, amplified: from ${MINUS}${formatValue(levels)} to +${formatValue(levels)} of 255`,
  enlarge: 'Enlarge',
  flicker: 'Flicker between the two',
  swap: 'Show the original in its place',
} as const;

/** A logit, as bounds and the image have it. */
export function logitWords(lower: string, upper: string, itself: string): string {
  return `Between ${lower} and ${upper} over the whole box, ${itself} on the image itself.`;
}

/** The columns of the table of margins, one of its rows, and the margin that is chosen. */
export const MARGINS = {
  proved: 'For every input of the box the margin is at least this.',
  found: 'The least margin an attack found in the box, so the smallest margin is at most this.',
  itself: 'On the image itself, so the smallest margin in the box is at most this.',
  bound: (classes: string, bound: string, exact: number) =>
    `Over the whole box ${classes} is at least ${bound} (${exact}).`,
  whole: 'Over the whole box it is at least',
  onImage: 'on the image itself it is',
  atValues: 'at the values themselves it is',
  byAttack: 'an attack found',
  unverified: 'Only a bound above 0 proves the answer.',
  ruledOut: (name: string) => `Above 0, so ${name} is ruled out.`,
  reached: (classes: string, value: string, exact: number, byAttack: boolean) =>
    `${byAttack ? 'At the worst input an attack found' : 'On the image itself'} ${classes} is ${value} (${exact}).`,
} as const;

/** What the bound of a margin looks at. */
export const LINEAR = {
  heard: (side: 'lower' | 'upper') => `Coefficient of each pixel in the ${side} bound`,
  title: 'What the bound looks at',
  speaks: (own: string, other: string) => `Orange pixels favour ${own}, blue ones ${other}.`,
  inputs: (own: string, other: string) => `Inputs with a positive coefficient favour ${own}, the others ${other}.`,
  rises: 'How the two bounds change with each input.',
  about: (method: string) =>
    `${method} ends with one number for each pixel. Where it is orange a brighter pixel raises the bound, where it is blue it lowers it.`,
  searched: ' The search made it tighter still.',
  logitsAlone: (method: string) =>
    ` That is tighter than its interval, which is IBP’s: ${method} passes back for the logits alone.`,
  stable: ' That is tighter than its interval, which is IBP’s: where IBP decides the sign, no pass back is made.',
  start: (from: string, method: string) => `The functions are ${from}’s, from which ${method} starts.`,
  none: (method: string, other: string, of: 'pixels' | 'inputs') =>
    `${method} keeps no function of the ${of}, only intervals. Choose ${other} or a tighter method to see what the bound looks at.`,
} as const;

/** The scales of the maps, the widths of a layer, and how its channels are gone through by keys. */
export const MAPS = {
  value:
    'Lower and upper bounds share this scale. Its ends are the layer’s 99th percentile, rounded; beyond, colours stay.',
  width: 'Upper minus lower, up to the layer’s 99th percentile, rounded.',
  widths: (mean: string, least: string, most: string, largest: string) =>
    `The mean is ${mean}; eight of ten are from ${least} to ${most}, the largest is ${largest}.`,
  channel: (channel: number, off: string, unstable: number, on: number) =>
    `Channel ${channel}: ${off} always off, ${unstable} unstable, ${on} always on`,
  keys: 'Enter moves the keys into the channel: arrow keys then choose a unit, Escape goes back.',
} as const;

/** Of outputs that nothing says to be classes. */
export const GUESSED = {
  values: 'Each output is taken as a value.',
  value: 'The output is taken as a value.',
  score: (threshold: number) => `A score: is it above ${threshold}?`,
  change: 'The largest output wins',
} as const;

/** The subproblems of a decision, in the plane of two inputs. */
export function splitWords(names: readonly string[], verified: string, unknown: string, isFound: boolean): string {
  const cross = isFound ? '; the cross is the counterexample' : '';
  return `Boxes of ${names.join(' and ')}: ${verified} verified, ${unknown} unknown${cross}`;
}

/** What bounding may take at most. */
export const LIMIT = 'Memory limit';

/** What the colours of shares and the dot beside intervals mean. */
export const LEGENDS = {
  off: 'always off',
  unstable: 'unstable: the sign is not decided',
  on: 'always on',
  itself: 'dot: the image itself',
  shares: 'Before ReLU: share per sign',
} as const;

/** Of a network that is refused: how much of it is. */
export function refusedWords(nodes: number, all: number): string {
  return `${formatCount(nodes)} of ${counted(all, 'node')} cannot be bounded. What stands behind one is judged by its operator.`;
}

/** A histogram for those who hear it. */
export function histogramWords(count: string, least: string, greatest: string, bins: number, most: string): string {
  return `Histogram of ${count} numbers from ${least} to ${greatest}; the fullest of ${bins} bins has ${most}`;
}
