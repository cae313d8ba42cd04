import type { PlaneSet } from '../../../pictures/sets/SetPlane';
import type { Point, Polygon } from '../../../small/polygon';
import { trainState } from '../../train/state/trainState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { EXAMPLES, type Linear, train, verifiedShare } from '../math/tinyTraining';
import { changeInPoints, shareNumeral } from '../math/words';
import { mark, say, scrub, strong, variable } from '../prose';

const [x, y] = [variable('x'), variable('y')];
const VIEW = { left: -3, right: 3, bottom: -2, top: 2 } as const;

const natural = ({ epochs = 60 }: Values) => train(epochs, 0);
const certified = ({ epochs = 60, trained = 0.5 }: Values) => train(epochs, trained);

function squareAround([px, py]: Point, half: number): Polygon {
  return [
    [px - half, py - half],
    [px + half, py - half],
    [px + half, py + half],
    [px - half, py + half],
  ];
}

/** Where the score is 0, across the picture. */
function border({ weights: [a, b], bias }: Linear): Polygon {
  const size = Math.hypot(a, b) || 1;
  const [mx, my] = [(-a * bias) / size ** 2, (-b * bias) / size ** 2];
  return [
    [mx - (9 * b) / size, my + (9 * a) / size],
    [mx + (9 * b) / size, my - (9 * a) / size],
  ];
}

function examples(label: 1 | -1, half: number): readonly Polygon[] {
  return EXAMPLES.filter((each) => each.label === label).map(({ point }) => squareAround(point, half));
}

function pictureOf(model: Linear, title: string, epsilon = 0): Figure {
  const boxes: PlaneSet[] =
    epsilon > 0 ? [{ key: 'boxes', look: 'line', polygons: [...examples(1, epsilon), ...examples(-1, epsilon)] }] : [];
  return {
    plane: {
      title,
      names: ['x', 'y'],
      square: true,
      view: VIEW,
      sets: [
        ...boxes,
        { key: 'one', look: 'proved', polygons: examples(1, 0.05) },
        { key: 'other', look: 'bad', polygons: examples(-1, 0.05) },
        { key: 'border', look: 'curve', polygons: [border(model)] },
      ],
    },
    note: 'A hundred examples, trained here in floats by gradient descent; the same run every time.',
  };
}

function shares(model: Linear, epsilon: number, name: string): readonly Bar[] {
  const [clean, verified] = [verifiedShare(model, 0), verifiedShare(model, epsilon)];
  return [
    {
      id: `${name} clean`,
      label: `${name}, clean`,
      lower: 0,
      upper: clean,
      look: 'clean',
      text: `${shareNumeral(clean)} %`,
    },
    {
      id: `${name} verified`,
      label: `${name}, verified`,
      lower: 0,
      upper: verified,
      look: 'verified',
      text: `${shareNumeral(verified)} %`,
    },
  ];
}

export const training: Lesson = {
  id: 'training',
  title: 'Training for verification',
  short: 'Training',
  aim: 'Say what training for the worst case changes, how much verified accuracy is gained by it, and how much clean accuracy is lost.',
  numbers: {
    epochs: { label: 'Epochs', initial: 60, least: 0, most: 200, step: 10 },
    epsilon: { label: 'Radius ε', initial: 0.5, least: 0, most: 1, step: 0.1 },
    trained: { label: 'Radius in training', initial: 0.5, least: 0, most: 0.9, step: 0.1 },
  },
  steps: [
    {
      title: 'Two features',
      prose: () => [
        say`Two classes, ${mark('one', 'one')} and ${mark('other', 'the other')}. Along ${x} they are far apart and noisy; along ${y} they are close together and hardly noisy at all.`,
        say`A straight border is trained for ${scrub('epochs')} epochs to classify them. Scrub from 0 and watch ${mark('border', 'the border')} turn: which of the two features does it come to rely on?`,
      ],
      figure: (values) => pictureOf(natural(values), 'Natural training'),
    },
    {
      title: 'Accurate, and not verified',
      prose: (values) => [
        say`After ${scrub('epochs')} epochs ${strong(`${shareNumeral(verifiedShare(natural(values), 0))} %`)} are classified correctly. Now let both numbers of every example change by up to ε = ${scrub('epsilon')}: ${mark('boxes', 'a box around each')}.`,
        say`For a straight border the worst point of a box is known exactly. So we can count which examples are verified.`,
      ],
      figure: (values) => pictureOf(natural(values), 'Natural training', values.epsilon),
      prediction: {
        question: 'How many per cent are verified at this ε?',
        handles: ['Verified accuracy'],
        axis: [0, 100],
        grain: 1,
        isShare: true,
        start: [90],
        hints: [
          'An example is verified if its whole box lies on its own side of the border.',
          'Along y the classes are only 0.6 apart: what does a change of ε on either side leave of that?',
        ],
        truthName: 'Verified',
        truth: (values) => [verifiedShare(natural(values), values.epsilon ?? 0)],
        gap: ([drawn = 0], [truth = 0]) =>
          say`You drew ${shareNumeral(drawn)} %; it is ${strong(`${shareNumeral(truth)} %`)}.`,
        after: () => [
          say`The border relies on the clean feature, and that is the one which a small change overturns. ${strong('Accurate and robust are two things')}, and natural training asks for one of them.`,
        ],
        figure: (values) => ({
          ...pictureOf(natural(values), 'Natural training', values.epsilon),
          bars: {
            title: 'Shares of the examples',
            axis: [0, 100],
            rows: shares(natural(values), values.epsilon ?? 0, 'Natural'),
          },
        }),
      },
    },
    {
      title: 'Train for the worst case',
      prose: () => [
        say`Let the loss look at the worst point of every box instead of its middle, with ε = ${scrub('trained')} in training. With bounds in place of the worst point this is how networks are trained with IBP or CROWN-IBP.`,
        say`${mark('border', 'The border')} turns away from ${y} and towards ${x}: noisy, but wide enough to survive the change. Scrub ε in training from 0, for ${scrub('epochs')} epochs.`,
      ],
      figure: (values) => pictureOf(certified(values), 'Training for the worst case', values.trained),
    },
    {
      title: 'What it costs',
      prose: (values) => {
        const [before, after] = [natural(values), certified(values)];
        const epsilon = values.epsilon ?? 0;
        const change = (radius: number) => changeInPoints(verifiedShare(before, radius), verifiedShare(after, radius));
        return [
          say`Judged at ε = ${scrub('epsilon')}, trained at ${scrub('trained')}: verified accuracy changes by ${mark('Worst case verified', change(epsilon))}, clean accuracy by ${mark('Worst case clean', change(0))}.`,
          say`Ask for more in training, ${mark('Worst case verified', '0.9', { trained: 0.9 })}, and nothing more is gained: these examples leave no room for it. ${strong('How much to ask for')} is a choice, and it need not be the same for all pairs of classes.`,
        ];
      },
      figure: (values) => ({
        bars: {
          title: 'Shares of the examples',
          axis: [0, 100],
          rows: [
            ...shares(natural(values), values.epsilon ?? 0, 'Natural'),
            ...shares(certified(values), values.epsilon ?? 0, 'Worst case'),
          ],
        },
      }),
    },
  ],
  next: [{ label: 'Train networks on images', open: (app) => app.navigate(trainState) }],
  sources: [
    'S. Gowal et al., On the Effectiveness of Interval Bound Propagation for Training Verifiably Robust Models, 2018.',
    'H. Zhang et al., Towards Stable and Efficient Training of Verifiably Robust Neural Networks (CROWN-IBP), 2020.',
    'D. Tsipras et al., Robustness May Be at Odds with Accuracy, 2019.',
  ],
  teacher: {
    misconception:
      'Robustness is thought to come with accuracy for free, and a network that fails to be badly trained.',
    minutes: 6,
    questions: [
      {
        ask: 'Which feature does natural training prefer here, and why?',
        answer: () =>
          'y: it separates the examples with least noise, and nothing in the loss asks how far apart the classes are.',
      },
      {
        ask: 'Clean and verified accuracy at ε = 0.5 after natural training and after training at 0.5, 60 epochs each?',
        answer: () => {
          const [before, after] = [train(60, 0), train(60, 0.5)];
          return `Natural ${shareNumeral(verifiedShare(before, 0))} % and ${shareNumeral(verifiedShare(before, 0.5))} %; worst case ${shareNumeral(verifiedShare(after, 0))} % and ${shareNumeral(verifiedShare(after, 0.5))} %.`;
        },
      },
      {
        ask: 'What replaces “the worst point of the box” when a network is trained?',
        answer: () => 'Bounds that are sure to be at least as bad, by intervals or by CROWN.',
      },
    ],
  },
};
