import { formatValue } from '../../../numbers/format';
import type { RunFigures } from '../../../small/training/certified';
import type { Shape, Way } from '../../../small/training/names';

export const SHAPE_NAMES: Readonly<Record<Shape, string>> = {
  moons: 'Moons',
  circles: 'Circles',
  spirals: 'Spirals',
  blobs: 'Blobs',
};

export const WAY_NAMES: Readonly<Record<Way, { readonly label: string; readonly note: string }>> = {
  natural: { label: 'Naturally', note: 'For accuracy alone' },
  intervals: {
    label: 'By intervals',
    note: 'Half of the loss looks at the bounds over a box of radius ε around every example',
  },
  igrp: {
    label: 'By IGRP',
    note: 'A radius within groups and one between them: classes A and B are a group, C is another',
  },
};

export const TITLE = 'Train a little network on generated data';

/** What the picture shows, for those who hear it. */
export function dataWords(shape: Shape, examples: number, classes: number, epoch: number): string {
  return `${SHAPE_NAMES[shape]}: ${examples} examples of ${classes} classes after ${epoch} epochs`;
}

/** The example that is chosen, counted from 1. */
export function exampleWords(number: number, of: number, letter: string): string {
  return `Example ${number} of ${of}, class ${letter}: press another in the picture.`;
}

/** The letter of a class. */
export const className = (label: number) => 'ABC'[label] ?? String(label);

const two = (value: number) => formatValue(Number(value.toFixed(2)));

/** What the run has come to, in one or two sentences. */
export function runFinding(way: Way, classes: number, epoch: number, figures: RunFigures): string {
  const { clean, meanWithin, meanBetween } = figures;
  if (epoch === 0) return 'Nothing is trained yet: the weights are random. Play, or step on an epoch at a time.';
  const right = `${formatValue(Math.round(clean))} % are classified correctly.`;
  if (meanWithin === undefined) return `${right} The certified radius is ${two(meanBetween)} on average.`;
  const radii = `Certified on average: ${two(meanBetween)} between the groups, ${two(meanWithin)} within.`;
  if (way !== 'igrp' || classes < 3) return `${right} ${radii}`;
  const survives = meanBetween > 2 * meanWithin;
  return survives
    ? `${right} ${radii} The large radius survives between the groups; within, it would cost the classes their border.`
    : `${right} ${radii} Train on, and the two radii come apart.`;
}

export const DRAWING =
  'Thin squares: certified against other groups; dashed ones: against the other class of the group. All of it is a drawing in floats. Taken apart, a network is bounded exactly.';
