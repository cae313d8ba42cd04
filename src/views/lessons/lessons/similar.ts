import type { PlaneSet } from '../../../pictures/sets/SetPlane';
import { similarityState } from '../../similarity/state/similarityState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { borderOf, boxAround, classesAt, distance, gripAround, radiusAgainst } from '../math/centers';
import { lowerNumeral, numeral, printedRadius } from '../math/words';
import { mark, say, scrub, strong } from '../prose';

export const TOY_VIEW = { left: -3.2, right: 4.6, bottom: -2.2, top: 5.2 } as const;

function classFigure(values: Values, radius: number): Figure {
  const classes = classesAt(values);
  const [cat, dog, car] = classes;
  const small = 0.09;
  const sets: PlaneSet[] = [
    { key: 'dog border', look: 'line', polygons: [borderOf(cat, dog)] },
    { key: 'car border', look: 'line', polygons: [borderOf(cat, car)] },
    { key: 'box', look: 'proved', polygons: [boxAround(cat, radius)] },
    ...classes.map(
      (each): PlaneSet => ({ key: each.id, look: 'curve', polygons: [boxAround(each, small)], label: each.name }),
    ),
  ];
  return {
    plane: { title: 'Three classes of a toy with two inputs', names: ['x', 'y'], square: true, view: TOY_VIEW, sets },
    note: 'An input belongs to the class whose centre is nearest. A drawing in floats.',
  };
}

function distanceBars(values: Values): readonly Bar[] {
  const [cat, dog, car] = classesAt(values);
  return (
    [
      ['catdog', 'Cat – Dog', cat, dog],
      ['catcar', 'Cat – Car', cat, car],
      ['dogcar', 'Dog – Car', dog, car],
    ] as const
  ).map(
    ([id, label, a, b]): Bar => ({
      id,
      label,
      lower: 0,
      upper: distance(a, b),
      look: 'exact',
      text: numeral(distance(a, b)),
    }),
  );
}

export const similar: Lesson = {
  id: 'similar',
  title: 'Similar labels',
  short: 'Similar labels',
  aim: 'Read from a last layer which classes are similar, and see why the most similar pair limits a single radius for all.',
  numbers: {
    gap: { label: 'Where Dog is', initial: 1, least: 0.4, most: 3, step: 0.2 },
    radius: { label: 'Radius ε', initial: 0.3, least: 0.1, most: 2, step: 0.1 },
  },
  steps: [
    {
      title: 'Scores are rows of weights',
      prose: () => [
        say`The last layer of a network has one row of weights for each class, and the class with the largest score wins. Two classes with ${strong('similar rows')} get similar scores for every input.`,
        say`Our toy has two inputs and three classes. Move ${mark('dog', 'Dog')} to ${scrub('gap')}: the nearer its centre, the more similar the rows of Cat and Dog.`,
      ],
      figure: (values) => classFigure(values, 0),
    },
    {
      title: 'From rows to a tree',
      prose: (values) => {
        const [cat, dog, car] = classesAt(values);
        const close = distance(cat, dog) < distance(dog, car);
        return [
          say`Take the distance of every two rows. With Dog at ${scrub('gap')}, ${mark('catdog', `Cat and Dog are ${numeral(distance(cat, dog))} apart`)}, ${mark('catcar', `Cat and Car ${numeral(distance(cat, car))}`)}.`,
          say`The closest two are merged first, then the next: a ${strong('tree of classes')}. Here ${close ? 'Cat and Dog merge first, and Car joins them' : 'Dog and Car merge first'}. Cut it at a height, and what hangs together below is a group.`,
        ];
      },
      figure: (values) => ({ bars: { title: 'Distances of the rows', axis: [0, 5], rows: distanceBars(values) } }),
    },
    {
      title: 'One radius for all',
      prose: () => [
        say`Every input within ε of Cat’s centre, in each coordinate, is a ${mark('box', 'box')} around it. With Dog at ${scrub('gap')}: how large may it be until it meets another class?`,
      ],
      figure: (values) => classFigure(values, 0.05),
      prediction: {
        question: 'How large can ε be around Cat, against every other class?',
        handles: ['Radius against all'],
        axis: [0, 2.5],
        grain: 0.05,
        start: [1.5],
        hints: [
          'Which of the two borders does the box meet first?',
          'The border to Dog is half-way, but the box meets it with a corner.',
        ],
        overlay: ([radius = 0], values) => [
          { key: 'drawn', look: 'drawn', polygons: [boxAround(classesAt(values)[0], radius)], label: 'You' },
        ],
        grip: gripAround,
        truthName: 'Largest ε',
        truth: (values) => {
          const [cat, dog, car] = classesAt(values);
          return [printedRadius(Math.min(radiusAgainst(cat, dog), radiusAgainst(cat, car)))];
        },
        gap: ([drawn = 0], [truth = 0]) =>
          drawn > truth + 0.03
            ? say`You drew ${numeral(drawn)}, and ${strong(numeral(truth))} is possible: with ${strong(numeral(drawn - truth))} more the box holds inputs of another class.`
            : say`You drew ${numeral(drawn)}; ${strong(numeral(truth))} is possible.`,
        after: (values) => {
          const [cat, dog, car] = classesAt(values);
          return [
            say`Against Car alone ${strong(lowerNumeral(radiusAgainst(cat, car)))} would be possible; against Dog only ${strong(lowerNumeral(radiusAgainst(cat, dog)))}. ${mark('box', 'One radius for all')} is limited by the most similar pair, however far everything else is. That is the poster’s observation: on CIFAR-10, Cat against Dog costs most.`,
          ];
        },
        figure: (values) => {
          const [cat, dog, car] = classesAt(values);
          return classFigure(values, Math.min(radiusAgainst(cat, dog), radiusAgainst(cat, car)));
        },
      },
    },
    {
      title: 'Who is limited by whom',
      prose: (values) => {
        const [cat, dog] = classesAt(values);
        return [
          say`Ask for ε = ${scrub('radius')} around Cat, with Dog at ${scrub('gap')}. ${(values.radius ?? 0) <= radiusAgainst(cat, dog) ? 'Both borders are out of reach.' : 'The box holds inputs of Dog: no training can prove what is not so. It can only move the border, at the cost of Dog.'}`,
          say`Training for one large radius pushes similar classes apart at any price; the price is clean accuracy. So why ask for the same radius between classes that we ourselves would forgive being mixed up?`,
        ];
      },
      figure: (values) => classFigure(values, values.radius ?? 0),
    },
  ],
  next: [{ label: 'The tree of a trained network', open: (app) => app.navigate(similarityState) }],
  sources: [
    'S. Wang et al., Exploiting Label Similarity to Enhance Verifiable Robust Classifiers (poster).',
    'J. H. Ward, Hierarchical Grouping to Optimize an Objective Function, 1963.',
  ],
  teacher: {
    misconception:
      'An image is thought to be “in” a group. Classes are; an image has one label, and other classes are near to it or far.',
    minutes: 5,
    questions: [
      {
        ask: 'What of a network is compared to find similar classes?',
        answer: () => 'The rows of weights of its last layer, by their distance.',
      },
      {
        ask: 'In the toy, with Dog at 1: the largest ε around Cat against Dog, and against Car?',
        answer: () => {
          const [cat, dog, car] = classesAt({ gap: 1 });
          return `${lowerNumeral(radiusAgainst(cat, dog))} and ${lowerNumeral(radiusAgainst(cat, car))}, rounded down.`;
        },
      },
      {
        ask: 'Why does one radius for all classes cost clean accuracy?',
        answer: () =>
          'Similar classes leave no room for it: the border between them has to move, and inputs change sides.',
      },
    ],
  },
};
