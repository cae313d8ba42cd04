import type { SimilaritySource } from '../../engine/api/types';
import { counted, formatPercent } from '../../numbers/format';
import { rangesPart, type Spread } from '../../numbers/spread';
import type { Beyond } from './front/dotsOf';
import type { AskedKind } from './state/criteria';
import { MOST_MODELS, type Panel, type Shown } from './state/groupsState';

/* What Groups says, apart from what is put together in `finding/` and `models/comparisonSentence`. */

export const SUMMARY = 'What the numbers say';
export const HINT = 'Point at a cell to see its numbers; click a cell, a bar or a curve to see the images behind it.';

/** What is said of a network that is opened beside as many as there is room for. */
export const FULL = `Groups compares at most ${MOST_MODELS} networks. Remove one, then open it again.`;

export const MERGE_RADII = 'Every merge of the tree has its own radius; you can set them below.';

/** What the parts of accuracy bars mean. */
export const ACCURACY_LEGEND = {
  verified: 'Verified for every input',
  unknown: 'Unknown: neither verified nor falsified',
  falsified: 'Falsified by an attack',
  tick: 'Right of the tick: misclassified even without a perturbation',
  line: 'Line: 95 % interval of the sample',
} as const;

/** For those who hear the pictures: what each shows, and how it is gone through by keys. */
export const HEARD = {
  criterion: (name: string, verified: string, range: readonly [string, string], attacked: string, clean: string) =>
    `${name}: ${verified} % verified (${range[0]} to ${range[1]}), ${attacked} % under attack, ${clean} % clean`,
  curves: (name: string) =>
    `${name}: accuracy over the radius; arrow keys move along the curves, Enter shows the images that are lost`,
  matrix: (name: string) =>
    `${name}: every pair of classes, true class in rows; arrow keys move over the pairs, Enter shows the images`,
} as const;

/** Beneath the curves: what the lines are, or what stands at the point that is looked at. */
export const CURVES = {
  lines: 'Solid: verified. Dotted: under attack.',
  at: (name: string, radius: string, verified: string, falsified: string) =>
    `${name} at ${radius}: ${verified} % verified, ${falsified} % falsified`,
} as const;

/** The images behind a cell, a bar or a curve. */
export const IMAGES = {
  allVerified: (count: number) =>
    `${count === 1 ? 'The one image is' : `All ${counted(count, 'image')} are`} verified.`,
  misclassified: (count: number) => `, ${count} of them misclassified without a perturbation`,
  open: (picture: number) => `Open image ${picture} in Inspect`,
} as const;

/** Why a table or a tree cannot be had. */
export const NO_TABLE = {
  noImages: (name: string) => `No bundled images fit ${name}, so it has no accuracy to count here.`,
  otherModel: (name: string) => `The table is of ${name}. Add that model first.`,
  otherClasses: (classes: number | undefined) => `The tree is of a network with other classes than these ${classes}.`,
  beyond: (most: number) => `The tables have radii up to ${most}.`,
} as const;

/** How radii are chosen for the pairs of classes. */
export const KIND_WORDS: Readonly<Record<AskedKind, { readonly label: string; readonly note: string }>> = {
  one: { label: 'One radius', note: 'ε out for all pairs of classes, similar or not.' },
  groups: { label: 'Adaptive', note: 'ε in for pairs within a group, ε out for pairs between groups.' },
  merges: { label: 'Per merge', note: 'A radius for every merge of the tree.' },
};

/** What the matrices can show: in the menu, and beneath the matrices as "Each cell: …". */
export const SHOWN_WORDS: Readonly<
  Record<Shown, { readonly label: string; readonly note: string; readonly cell: string }>
> = {
  verified: {
    label: 'Verified',
    note: 'Share of the row’s images verified not to be classified as the column’s class.',
    cell: '% of the row’s images verified not to be classified as the column’s class. The others are unknown, falsified, or misclassified as it without a perturbation; point at a cell for the numbers.',
  },
  attacked: {
    label: 'Attacked',
    note: 'Share of the row’s images for which an attack found no counterexample of the column’s class.',
    cell: '% of the row’s images that are not classified as the column’s class, neither as they are nor under attack.',
  },
  clean: {
    label: 'Clean',
    note: 'Share of the row’s images misclassified as the column’s class without a perturbation.',
    cell: '% of the row’s images misclassified as the column’s class without a perturbation.',
  },
  radius: {
    label: 'Radius',
    note: 'Mean certified radius of the row’s images against the column’s class.',
    cell: 'mean certified radius of the row’s images against the column’s class.',
  },
};

export const PANEL_WORDS: Readonly<Record<Panel, { readonly label: string; readonly title: string }>> = {
  groups: { label: 'Groups', title: 'each group' },
  classes: { label: 'Classes', title: 'each class' },
  curves: { label: 'Over the radius', title: 'Accuracy over one radius for all pairs' },
  table: { label: 'Table', title: 'The models in numbers' },
  front: { label: 'Networks', title: 'Networks that were trained' },
  radii: { label: 'Radii of merges', title: 'A radius for every merge of the tree' },
};

/** What of an image of the row can be true of the column's class. */
export const PAIR_WORDS = {
  verified: '% verified',
  unknown: '% unknown',
  falsified: '% falsified by an attack',
  misclassified: '% misclassified without a perturbation',
  radius: 'mean certified radius',
} as const;

/** Rows of the table about two classes. */
export const TWO_CLASSES = {
  right: 'classified correctly',
  apart: 'not confused',
  note: 'Of two classes: an image is classified correctly if its label has the largest output of all; the two are not confused if the label’s output exceeds that of the other (in a tree of networks, where their paths part).',
} as const;

/** How far shares of some images can be from those of all, as a sentence; `points` is a share. */
export function intervalWords(images: number, points: number): string {
  return `Shares of ${counted(images, 'image')} lie within ${formatPercent(points)} points of those of all such images (95 %).`;
}

/** How far figures differ when the same recipe is trained with other seeds. */
export const SEEDS = {
  one: 'One seed.',
  elsewhere: 'Its other seeds were judged on other images, or by another method.',
  beside: 'ranges beside the bars',
  note: 'Where a network was trained with several seeds, the mean of all is given beneath, with the least and the most, counted on the images that all were judged on.',
} as const;

/** How many seeds; `first`: of how many first images alone. */
export function seedsOn(seeds: number, first: number | null): string {
  return first === null ? counted(seeds, 'seed') : `${counted(seeds, 'seed')} on the first ${counted(first, 'image')}`;
}

/** From where to where the values go, in per cent. */
export function rangeWords({ least, most }: Spread): string {
  return `${formatPercent(least)}–${formatPercent(most)}`;
}

/** What a difference between two networks is worth, as a sentence. */
export function differenceWords(change: string, own: Spread | null, first: Spread | null): string {
  const difference = `The difference to the first model, ${change},`;
  if (!own || !first) return `${difference} is between one network each; with other seeds it may be another.`;
  const ranges = `over the seeds ${rangeWords(own)} here, ${rangeWords(first)} there`;
  return rangesPart(own, first)
    ? `${difference} is more than the seeds make: ${ranges}.`
    : `${difference} may be chance, since the seeds’ ranges overlap: ${ranges}.`;
}

/** Mean, and from where to where the values go, in per cent. */
export function spreadWords(spread: Spread): string {
  return `${formatPercent(spread.mean)} (${rangeWords(spread)})`;
}

/** About the networks that were trained, side by side. */
export const FRONT = {
  label:
    'Networks by clean and adaptive accuracy; arrow keys move from one to the next, Enter adds a bundled one to the models on screen',
  table: 'The networks in numbers',
  adaptive: 'adaptive, % verified',
  clean: 'clean, %',
  hint: 'Each mark is a network; rings: on screen. Dashed lines join those that none of the same layers exceeds in both.',
  everyClass: 'Every class, %',
  beyond: ({ dot, most }: Beyond, radius: string) =>
    `Against every class at ε = ${radius}, ${dot.name} verifies ${formatPercent(dot.verified)} %; the bundled recipes with the same layers at most ${formatPercent(most)} % with any seed. It is one network: its other seeds were not trained.`,
  exceeded: 'Exceeded by a network with the same layers',
  reading: 'Loading the trained networks …',
  none: 'No networks were trained and judged like those on screen.',
  dot: (name: string, clean: string, adaptive: string, images: number, recipe: string) =>
    `${name}: ${clean} % clean, ${adaptive} % adaptive, of ${counted(images, 'image')}. ${recipe}`,
  note: (dots: readonly { readonly images: number }[], inner: string, outer: string) =>
    `${counted(dots.length, 'network')}, at ε = ${inner} within and ${outer} between the groups of their cards; networks trained for accuracy alone are left out, since nothing is verified of them. ${
      new Set(dots.map(({ images }) => images)).size > 1
        ? 'They were judged on different numbers of test images, so that a point or two between them may be chance; '
        : 'A point or two between them may be chance; '
    }seeds of one recipe show how much.`,
} as const;

export const OWN_GROUPS = {
  trained: 'It was trained for other groups than these.',
  counted: 'The figures of its card are counted by other groups than these.',
  use: 'Use those groups',
} as const;

export const OTHER_IMAGES = {
  why: (first: string) => `classifies a different data set from ${first}.`,
  alone: 'Show it alone',
} as const;

/** In the menu of tables. */
export const OTHER_MACHINES = {
  label: 'Copy the commands for other machines',
  note: 'Each computes a part of all images; drop the merged table here.',
} as const;

export const MISSING = {
  unreadable: 'could not be read.',
  none: (name: string) => `No certified radii for ${name} yet. They are computed once and kept in this browser.`,
  choose: { images: 'Choose images', rows: 'Choose a table' },
  noImages: (name: string, shape: string, classes: number) =>
    `${name} has no certified radii here: Boundscope comes with no images of ${counted(classes, 'class', 'classes')} that fit its input (${shape}). Open images of your own with labels, or look at it in Inspect.`,
  unlabelled: (data: string) =>
    `${data} has no labels, so there is no accuracy to count. Put pictures in a folder for each class, or a file of labels beside them, and open them again.`,
  moreClasses: (data: string, classes: number, name: string, own: number) =>
    `${data} has ${counted(classes, 'class', 'classes')}, but ${name} has ${own}. Choose images with as many.`,
  noDigits: (name: string) =>
    `${name} has no certified radii here: by its name it reads digits, of which Boundscope has no images. Open MNIST’s own files, or look at it in Inspect.`,
  noRows: (name: string, numbers: number) =>
    `${name} has no certified radii here: it takes ${counted(numbers, 'number')}, no images. Open a table of your own with labels, or look at it in Inspect.`,
  noClasses: (name: string) =>
    `${name} has no classes to count here: its outputs are values. Inspect bounds them; where they are classes after all, or one is a score with a threshold, say so there under “Inputs and outputs”.`,
} as const;

/** Why an image of a list cannot be opened. */
export const NOT_BUNDLED = 'This image does not come with Boundscope.';

/** What the tree is made of, before and after the name of its network. */
const MERGING: Readonly<Record<SimilaritySource, readonly [string, string]>> = {
  weights: ['Classes whose last-layer weights in ', ' lie close merge early.'],
  'unit-weights': ['Classes whose last-layer weights in ', ' point the same way merge early.'],
  features: ['Classes whose images look similar to ', ' merge early.'],
  confusion: ['Classes that ', ' confuses merge early.'],
};

export const TREE = {
  merging: MERGING,
  open: 'Show this tree in Similarity',
  cut: ' Drag the cut to make more or fewer groups.',
} as const;
