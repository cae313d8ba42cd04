import type { ModelCard } from '../../../engine/api/types';
import { formatPercent } from '../../../numbers/format';
import { rangesPart, type Spread, spreadOf } from '../../../numbers/spread';
import type { Bar, Figure, Lesson } from '../lesson';
import type { SeededName, TableFacts } from '../live/tableFacts';
import { numeral, shareNumeral } from '../math/words';
import { mark, type Paragraph, say, strong } from '../prose';

const NAMES: Readonly<Record<SeededName, string>> = { one: 'CROWN-IBP', igrp: 'IGRP' };
const FIGURES = { clean: 'clean', adaptive: 'adaptive', verified: 'every pair' } as const;
type FigureName = keyof typeof FIGURES;
const ABOUT: Readonly<Record<FigureName, string>> = {
  clean: 'Clean accuracy',
  adaptive: 'Adaptive accuracy',
  verified: 'Verified for every pair',
};
const LOOKS = { clean: 'exact', adaptive: 'zonotope', verified: 'interval' } as const;

/** A figure of the networks of all seeds, as shares from 0 to 1, as the card has them. */
function spreadIn({ seeds, accuracy }: ModelCard, figure: FigureName): Spread {
  const found = seeds?.figures ?? [accuracy];
  return spreadOf(found.map((figures) => figures[figure] ?? 0));
}

/** The same of the network of one seed: the first of the card. */
function firstOf({ seeds, accuracy }: ModelCard, figure: FigureName): number {
  return (seeds?.figures[0] ?? accuracy)[figure] ?? 0;
}

/** Bounds of a range in per cent, to one decimal. */
function inPercent({ least, most }: Spread): readonly [number, number] {
  return [Math.round(1000 * least) / 10, Math.round(1000 * most) / 10];
}

function figureOf(facts: TableFacts, boundsOf: (card: ModelCard, figure: FigureName) => readonly [number, number]) {
  const rows = (Object.keys(FIGURES) as FigureName[]).flatMap((figure) =>
    (Object.keys(NAMES) as SeededName[]).map((name): Bar => {
      const [lower, upper] = boundsOf(facts.seeded[name], figure);
      const text = lower === upper ? `${shareNumeral(upper)} %` : `${shareNumeral(lower)}–${shareNumeral(upper)} %`;
      return {
        id: `${name} ${figure}`,
        label: `${NAMES[name]}, ${FIGURES[figure]}`,
        lower,
        upper,
        look: LOOKS[figure],
        text,
      };
    }),
  );
  return { title: 'Small networks on Fashion-MNIST', axis: [40, 100] as const, rows };
}

function noteOf({ seeded: { one, igrp } }: TableFacts): string {
  const { images = 0 } = one.seeds ?? {};
  const counts = [...new Set([one, igrp].map(({ seeds }) => seeds?.figures.length ?? 1))].join(' and ');
  const { inner, outer } = one.epsilon ?? { inner: 0, outer: 0 };
  return `From the networks’ cards: ${counts} seeds, ${images.toLocaleString('en')} test images, verified by intervals; ε = ${numeral(inner)} within groups and ${numeral(outer)} between, “every pair” at ${numeral(outer)}.`;
}

function firstSeeds(facts: TableFacts | undefined): Figure {
  if (!facts) return {};
  const value = (card: ModelCard, figure: FigureName) => inPercent(spreadOf([firstOf(card, figure)]));
  return { bars: figureOf(facts, value), note: 'One network of each recipe.' };
}

function allSeeds(facts: TableFacts): Figure {
  return { bars: figureOf(facts, (card, figure) => inPercent(spreadIn(card, figure))), note: noteOf(facts) };
}

/** What the seeds let one say of a figure. */
function verdict(figure: FigureName, { seeded: { one, igrp } }: TableFacts): Paragraph {
  const [first, second] = [spreadIn(one, figure), spreadIn(igrp, figure)];
  const change = second.mean - first.mean;
  const points = `${formatPercent(Math.abs(change))} points ${change > 0 ? 'more' : 'fewer'}`;
  const name = mark(`igrp ${figure}`, ABOUT[figure]);
  return rangesPart(first, second)
    ? say`${name}: the ranges part, and IGRP has ${strong(points)} on average.`
    : say`${name}: the ranges overlap. These seeds are ${strong('no evidence')} that either way has more.`;
}

/** What a difference between two networks is worth: the same recipes, trained again from other starts. */
export const chance: Lesson<TableFacts>['steps'][number] = {
  title: 'How much is chance?',
  prose: () => [
    say`All this compares one network with another. Training begins with random weights, drawn from a ${strong('seed')}, and another seed leads to another network.`,
    say`So two small recipes, ${mark('one clean', 'CROWN-IBP with one radius for all')} and ${mark('igrp clean', 'IGRP with two')}, were each trained several times on Fashion-MNIST, with nothing changed but the seed. Here is the first of each.`,
  ],
  figure: (_, facts) => firstSeeds(facts),
  prediction: {
    question: 'From where to where does clean accuracy go over the seeds of IGRP, in per cent?',
    handles: ['Least', 'Most'],
    axis: [70, 90],
    grain: 0.1,
    isShare: true,
    start: [70, 90],
    hints: [
      'The first network’s value lies within the range.',
      'Of ten thousand images half a point either way is chance already; a seed changes more than that.',
    ],
    truthName: 'All seeds',
    truth: (_, facts) => inPercent(spreadIn(facts.seeded.igrp, 'clean')),
    gap: (_, [least = 0, most = 0]) =>
      say`From ${strong(shareNumeral(least))} to ${strong(shareNumeral(most))} %: ${(most - least).toFixed(1)} points by the seed alone.`,
    after: (_, facts) => [
      ...(Object.keys(FIGURES) as FigureName[]).map((figure) => verdict(figure, facts)),
      say`The networks on CIFAR-10 have one seed each. What differs there by a point or two may be chance.`,
    ],
    figure: (_, facts) => allSeeds(facts),
  },
};
