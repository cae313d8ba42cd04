import type { PlaneSet } from '../../../pictures/sets/SetPlane';
import { groupsState } from '../../groups/state/groupsState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { borderOf, boxAround, classesAt, gripAround, radiusAgainst } from '../math/centers';
import { lowerNumeral, numeral, printedRadius } from '../math/words';
import { mark, say, scrub, strong } from '../prose';
import { TOY_VIEW } from './similar';

function twoBoxes(values: Values, outer = values.outer ?? 0): Figure {
  const classes = classesAt(values);
  const [cat, dog, car] = classes;
  const sets: PlaneSet[] = [
    { key: 'dog border', look: 'line', polygons: [borderOf(cat, dog)] },
    { key: 'car border', look: 'line', polygons: [borderOf(cat, car)] },
    { key: 'outer', look: 'around', polygons: [boxAround(cat, outer)], label: outer > 0.6 ? 'between' : '' },
    { key: 'inner', look: 'proved', polygons: [boxAround(cat, values.inner ?? 0)] },
    ...classes.map(
      (each): PlaneSet => ({ key: each.id, look: 'curve', polygons: [boxAround(each, 0.09)], label: each.name }),
    ),
  ];
  return {
    plane: {
      title: 'A small radius within the group, a large one between groups',
      names: ['x', 'y'],
      square: true,
      view: TOY_VIEW,
      sets,
    },
    note: 'Cat and Dog are one group, Car is another. A drawing in floats.',
  };
}

/** What is possible around every class, against classes of its own group and of others. */
function possible(values: Values): readonly Bar[] {
  const [cat, dog, car] = classesAt(values);
  const bar = (id: string, label: string, radius: number, asked: number): Bar => ({
    id,
    label,
    lower: 0,
    upper: radius,
    look: radius >= asked ? 'possible' : 'gap',
    text: `${lowerNumeral(radius)} ${radius >= asked ? '≥' : '<'} ${numeral(asked)}`,
  });
  const [inner, outer] = [values.inner ?? 0, values.outer ?? 0];
  return [
    bar('within', 'Cat – Dog, within', radiusAgainst(cat, dog), inner),
    bar('catcar', 'Cat – Car, between', radiusAgainst(cat, car), outer),
    bar('dogcar', 'Dog – Car, between', radiusAgainst(dog, car), outer),
  ];
}

const met = (values: Values) => possible(values).filter(({ look }) => look === 'possible').length;

export const groups: Lesson = {
  id: 'groups',
  title: 'Groups and adaptive radii',
  short: 'Groups',
  aim: 'Ask for a small radius within groups and a large one between them, and say what is gained and what is given up.',
  numbers: {
    gap: { label: 'Where Dog is', initial: 1, least: 0.4, most: 3, step: 0.2 },
    inner: { label: 'Radius within groups', initial: 0.2, least: 0, most: 1, step: 0.1 },
    outer: { label: 'Radius between groups', initial: 1.2, least: 0, most: 2.4, step: 0.1 },
  },
  steps: [
    {
      title: 'Two radii',
      prose: () => [
        say`Cat and Dog are one group, Car is another. Around Cat we now ask for two things: no Dog within ${mark('inner', 'ε = ')}${scrub('inner')}, and no Car within ${mark('outer', 'ε = ')}${scrub('outer')}.`,
        say`The large box may well hold inputs of Dog. That is allowed: we have said that mixing up Cat and Dog is a small mistake, and mixing up Cat and Car is a large one.`,
      ],
      figure: (values) => twoBoxes(values),
    },
    {
      title: 'What becomes possible',
      prose: () => [
        say`With Dog at ${scrub('gap')}, one radius for all pairs could not be larger than Cat and Dog allow. Between the groups there is more room.`,
      ],
      figure: (values) => twoBoxes(values, 0),
      prediction: {
        question: 'How large can the radius between groups be, for Cat and for Dog?',
        handles: ['Radius between groups'],
        axis: [0, 3],
        grain: 0.05,
        start: [0.7],
        hints: [
          'Only the borders to Car count now.',
          'Both Cat and Dog must keep away from Car: the smaller of the two decides.',
        ],
        overlay: ([radius = 0], values) => [
          {
            key: 'drawn',
            look: 'drawn',
            polygons: [boxAround(classesAt(values)[0], radius)],
            label: radius > 0.6 ? 'You' : '',
          },
        ],
        grip: gripAround,
        truthName: 'Between',
        truth: (values) => {
          const [cat, dog, car] = classesAt(values);
          return [printedRadius(Math.min(radiusAgainst(cat, car), radiusAgainst(dog, car)))];
        },
        gap: ([drawn = 0], [truth = 0]) =>
          say`You drew ${numeral(drawn)}; ${strong(numeral(truth))} is possible between the groups.`,
        after: (values) => {
          const [cat, dog, car] = classesAt(values);
          const between = Math.min(radiusAgainst(cat, car), radiusAgainst(dog, car));
          return [
            say`That is ${strong(`${numeral(between / radiusAgainst(cat, dog))} times`)} what one radius for all allows, ${lowerNumeral(radiusAgainst(cat, dog))}. This is the idea of ${strong('adaptive robustness')}: the radius follows the similarity of the labels.`,
          ];
        },
        figure: (values) => {
          const [cat, dog, car] = classesAt(values);
          return twoBoxes(values, Math.min(radiusAgainst(cat, car), radiusAgainst(dog, car)));
        },
      },
    },
    {
      title: 'What is asked, pair by pair',
      prose: (values) => [
        say`Ask for ${scrub('inner')} within and ${scrub('outer')} between, with Dog at ${scrub('gap')}: ${strong(`${met(values)} of 3`)} pairs can be met.`,
        say`An image is verified when all its pairs are: ${mark('within', 'within')} at the small radius and ${mark('catcar', 'between')} at the large one. Set both to ${mark('within', '1', { inner: 1, outer: 1 })}, as usual training does, and the similar pair is not verified. Back to ${mark('catcar', '0.2 and 1.2', { inner: 0.2, outer: 1.2 })}.`,
      ],
      figure: (values) => ({ bars: { title: 'Possible against asked', axis: [0, 3], rows: possible(values) } }),
    },
    {
      title: 'What is given up',
      prose: () => [
        say`Within ${scrub('outer')} of Cat there may be inputs that the network calls Dog. A verdict with adaptive radii says ${strong('nothing')} about them beyond the small radius.`,
        say`So name both radii and the groups with every figure, and do not compare it with a figure for one radius. Who chooses the groups decides which mistakes count. They should come from what the mistakes cost, not from what is easy to prove.`,
      ],
      figure: (values) => twoBoxes(values),
    },
  ],
  next: [{ label: 'Two radii on a trained network', open: (app) => app.navigate(groupsState) }],
  sources: [
    'S. Wang et al., Exploiting Label Similarity to Enhance Verifiable Robust Classifiers (poster): L_IGRP = L_inner + L_outer.',
  ],
  teacher: {
    misconception: 'Adaptive figures are compared with figures for one radius, as if both asked the same.',
    minutes: 5,
    questions: [
      { ask: 'Which radius is asked for between two classes of one group?', answer: () => 'The small one, ε within.' },
      {
        ask: 'In the toy, with Dog at 1: how many times larger is the radius between groups than one radius for all?',
        answer: () => {
          const [cat, dog, car] = classesAt({ gap: 1 });
          return `${numeral(Math.min(radiusAgainst(cat, car), radiusAgainst(dog, car)) / radiusAgainst(cat, dog))} times.`;
        },
      },
      {
        ask: 'What does “verified with ε within 0.2 and between 1.2” not rule out?',
        answer: () => 'That an input between 0.2 and 1.2 away is classified as another class of the same group.',
      },
    ],
  },
};
