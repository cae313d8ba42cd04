import { openGroups } from '../../groups/state/groupsState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import {
  COMPARED,
  type ComparedName,
  pairShare,
  type Shares,
  sharesOf,
  TABLE_FACTS,
  type TableFacts,
} from '../live/tableFacts';
import { changeInPoints, numeral, shareNumeral } from '../math/words';
import { mark, type Paragraph, say, scrub, strong } from '../prose';
import { chance } from './chance';

/**
 * What the poster reports of CROWN-IBP training on CIFAR-10 (S. Wang et al., Exploiting Label Similarity to Enhance
 * Verifiable Robust Classifiers), in per cent.
 */
const POSTER = {
  /** Radius in 255ths. */
  levels: 8,
  clean: 46,
  verified: 33,
  /** Clean accuracy on images of two classes. */
  catDog: 29,
  catCar: 56,
} as const;

const TITLES: Readonly<Record<ComparedName, string>> = { one: 'CROWN-IBP', igrp: 'IGRP', tree: 'Tree' };
const AXIS = [0, 100] as const;

function bar(id: string, label: string, share: number, look: Bar['look']): Bar {
  return { id, label, lower: 0, upper: share, look, text: `${shareNumeral(share)} %` };
}

/** As the poster prints it. */
function posterBar(id: string, label: string, share: number): Bar {
  return { ...bar(id, `${label}, poster`, share, 'drawn'), text: `${share} %` };
}

const noteOf = (facts: TableFacts) =>
  `Ours: ${facts.one.card.architecture}, counted on ${facts.one.table.labels.length.toLocaleString('en')} test images of CIFAR-10; verified by intervals, rounding included. ${seedsNote(facts)} The poster’s figures are of its own networks.`;

/** What differences between networks are worth. */
function seedsNote(facts: TableFacts): string {
  const names = Object.keys(COMPARED) as ComparedName[];
  const all = names.map((name) => facts[name].card.seeds?.figures.length ?? 1);
  return Math.min(...all) > 1
    ? 'Each is the median of several seeds.'
    : 'One seed of each: trained again with another, it may differ by a point or two.';
}

function oneRadius(values: Values, facts: TableFacts | undefined): Figure {
  if (!facts) return {};
  const { clean, all } = sharesOf(facts.one, values);
  return {
    bars: {
      title: `CROWN-IBP on CIFAR-10, one radius of ${numeral(values.outer ?? 0)}/255`,
      axis: AXIS,
      rows: [
        posterBar('poster clean', 'Clean', POSTER.clean),
        bar('clean', 'Clean, ours', clean, 'clean'),
        ...(values.outer === POSTER.levels ? [posterBar('poster verified', 'Verified', POSTER.verified)] : []),
        bar('verified', 'Verified, ours', all, 'verified'),
      ],
    },
    note: noteOf(facts),
  };
}

function pairs(facts: TableFacts): Figure {
  return {
    bars: {
      title: 'Clean accuracy on the images of two classes',
      axis: AXIS,
      rows: [
        posterBar('poster dogs', 'Cat, Dog', POSTER.catDog),
        bar('dogs', 'Cat, Dog, ours', pairShare(facts.one, 'Cat', 'Dog'), 'clean'),
        posterBar('poster cars', 'Cat, Car', POSTER.catCar),
        bar('cars', 'Cat, Car, ours', pairShare(facts.one, 'Cat', 'Car'), 'clean'),
      ],
    },
    note: noteOf(facts),
  };
}

/** What one of the two ways reaches beside one radius for all. */
function beside(name: ComparedName, values: Values, facts: TableFacts | undefined): Figure {
  if (!facts) return {};
  const rows = (['one', name] as const).flatMap((each) => {
    const { clean, between, adaptive } = sharesOf(facts[each], values);
    return [
      bar(`${each} clean`, `${TITLES[each]}, clean`, clean, 'clean'),
      bar(`${each} between`, `${TITLES[each]}, between`, between, 'between'),
      bar(`${each} adaptive`, `${TITLES[each]}, adaptive`, adaptive, 'verified'),
    ];
  });
  return {
    bars: { title: `${radiiWords(values)}, and clean accuracy`, axis: AXIS, rows },
    note: noteOf(facts),
  };
}

function allThree(values: Values, facts: TableFacts | undefined): Figure {
  if (!facts) return {};
  const rows = (['clean', 'adaptive', 'all'] as const).flatMap((share) =>
    (Object.keys(COMPARED) as ComparedName[]).map((name) =>
      bar(`${name} ${share}`, `${TITLES[name]}, ${NAMES[share]}`, sharesOf(facts[name], values)[share], LOOKS[share]),
    ),
  );
  return { bars: { title: radiiWords(values), axis: AXIS, rows }, note: noteOf(facts) };
}

const NAMES = { clean: 'clean', adaptive: 'adaptive', all: 'one radius' } as const;
const LOOKS = { clean: 'clean', adaptive: 'verified', all: 'allPairs' } as const;

function radiiWords({ inner = 0, outer = 0 }: Values): string {
  return `ε = ${numeral(inner)}/255 within groups, ${numeral(outer)}/255 between`;
}

const waiting: Paragraph = say`The tables of certified radii are being read.`;

/** How one way compares with one radius for all, in points. */
function gain(name: ComparedName, values: Values, facts: TableFacts): Paragraph {
  const [one, other] = [sharesOf(facts.one, values), sharesOf(facts[name], values)];
  return say`Against one radius for all, one network each: clean accuracy ${mark(`${name} clean`, changeInPoints(one.clean, other.clean))}, verified between groups ${mark(`${name} between`, changeInPoints(one.between, other.between))}, with both radii at once ${mark(`${name} adaptive`, changeInPoints(one.adaptive, other.adaptive))}.`;
}

function best(share: keyof Shares, values: Values, facts: TableFacts): string {
  const names = Object.keys(COMPARED) as ComparedName[];
  const winner = names.reduce((a, b) =>
    sharesOf(facts[b], values)[share] > sharesOf(facts[a], values)[share] ? b : a,
  );
  return TITLES[winner];
}

export const tree: Lesson<TableFacts> = {
  id: 'tree',
  title: 'Decision tree and IGRP compared',
  short: 'Two ways',
  aim: 'Compare two ways of training with adaptive radii, and read what each gains and gives up.',
  numbers: {
    inner: { label: 'Radius within groups in 255ths', initial: 2, least: 0, most: 8, step: 0.5, unit: '/255' },
    outer: { label: 'Radius between groups in 255ths', initial: 8, least: 1, most: 12, step: 1, unit: '/255' },
  },
  live: TABLE_FACTS,
  steps: [
    {
      title: 'One radius for all',
      prose: (values, facts) => [
        say`CROWN-IBP trains for one radius between all classes. At ${String(POSTER.levels)}/255 on CIFAR-10 the poster reports ${mark('poster clean', `${POSTER.clean} % clean accuracy`)} and ${strong(`${POSTER.verified} % verified`)}.`,
        facts
          ? say`Our network, trained in the same way: ${mark('clean', `${shareNumeral(sharesOf(facts.one, values).clean)} %`)} clean and ${mark('verified', `${shareNumeral(sharesOf(facts.one, values).all)} %`)} verified at ${scrub('outer')}. Every figure is counted here, from the table of certified radii, as you scrub.`
          : waiting,
      ],
      figure: oneRadius,
    },
    {
      title: 'What it costs',
      prose: () => [
        say`Ten classes are not equally far apart. On the images of cats and dogs alone, and on those of cats and cars, the network has the same job: name the right one of ten classes.`,
      ],
      figure: (values, facts) => oneRadius(values, facts),
      prediction: {
        question: 'How many per cent of the cats and dogs does ours classify correctly?',
        handles: ['Clean accuracy, Cat and Dog'],
        axis: [0, 100],
        grain: 1,
        isShare: true,
        start: [70],
        hints: [
          'Over all ten classes it is clean accuracy as in the figure. Are cats and dogs easier than that, or harder?',
          'The large radius asks for room between Cat and Dog that there is not.',
        ],
        truthName: 'Ours',
        truth: (_, facts) => [pairShare(facts.one, 'Cat', 'Dog')],
        gap: ([drawn = 0], [truth = 0]) =>
          say`You drew ${shareNumeral(drawn)} %; it is ${strong(`${shareNumeral(truth)} %`)}.`,
        after: (_, facts) => [
          say`For cats and cars it is ${mark('cars', `${shareNumeral(pairShare(facts.one, 'Cat', 'Car'))} %`)}. The poster has the same picture, with ${mark('poster dogs', `${POSTER.catDog} %`)} for the first pair and ${mark('poster cars', `${POSTER.catCar} %`)} for the second. ${strong('The similar pair bears')} the cost of the large radius.`,
        ],
        figure: (_, facts) => pairs(facts),
      },
    },
    {
      title: 'First way: a tree of networks',
      prose: (values, facts) => [
        say`A ${strong('neural decision tree')} asks first which group an image belongs to, animals or vehicles, and is trained to be sure of that at a large radius: ${scrub('outer')}. Then a network of that group alone names the class, at a small radius: ${scrub('inner')}.`,
        facts ? gain('tree', values, facts) : waiting,
      ],
      figure: (values, facts) => beside('tree', values, facts),
    },
    {
      title: 'Second way: IGRP',
      prose: (values, facts) => [
        say`${strong('Inter-group robustness prioritised')} keeps one network and adds two losses: an inner one for the classes of the own group at ${scrub('inner')}, an outer one for all others at ${scrub('outer')}.`,
        facts ? gain('igrp', values, facts) : waiting,
      ],
      figure: (values, facts) => beside('igrp', values, facts),
    },
    {
      title: 'Side by side',
      prose: (values, facts) => [
        say`Within groups ${scrub('inner')}, between them ${scrub('outer')}.`,
        facts
          ? say`Of these three networks, most clean accuracy: ${strong(best('clean', values, facts))}. Most verified with both radii: ${strong(best('adaptive', values, facts))}. Most verified with the large radius for every pair: ${strong(best('all', values, facts))}. Scrub both radii: does the order stay?`
          : waiting,
        say`Adaptive figures ask for less than those of one radius, so the two are never compared with each other. And all of this depends on the groups; these came from the confusions of a network trained for accuracy alone.`,
      ],
      figure: allThree,
    },
    chance,
  ],
  next: [
    {
      label: 'These radii in Groups',
      open: (app, { inner = 2, outer = 8 }) =>
        openGroups(app, { models: Object.values(COMPARED), inner: inner / 255, outer: outer / 255 }),
    },
  ],
  sources: [
    'S. Wang et al., Exploiting Label Similarity to Enhance Verifiable Robust Classifiers (poster).',
    'H. Zhang et al., Towards Stable and Efficient Training of Verifiably Robust Neural Networks (CROWN-IBP), 2020.',
    'A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (CIFAR-10), 2009.',
  ],
  teacher: {
    misconception: 'Figures are compared across networks, radii, or methods as if only the training differed.',
    minutes: 6,
    questions: [
      {
        ask: 'The poster reports 33 % verified, we count fewer at the same radius. Name two possible reasons.',
        answer: () =>
          'Another network or other training, and verification by another method: intervals prove less than CROWN may.',
      },
      {
        ask: 'What does the first network of the tree decide, and at which radius must it be sure?',
        answer: () => 'The group of the image, at the large radius between groups.',
      },
      {
        ask: 'On the poster, clean accuracy is 29 % for Cat and Dog and 56 % for Cat and Car. What follows?',
        answer: () => `A gap of ${POSTER.catCar - POSTER.catDog} points: one large radius costs similar classes most.`,
      },
    ],
  },
};
