import type { PlaneSet } from '../../../pictures/sets/SetPlane';
import { boundNetwork } from '../../../small/intervalBounds';
import { areaOf, clip, type Polygon } from '../../../small/polygon';
import { openPlayground } from '../../playground/state/playgroundState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { boundsOf, boxOf, layerOf } from '../math/lessonNetwork';
import { bracketed, gapWords, numeral } from '../math/words';
import { mark, say, scrub, strong, variable } from '../prose';

const [x, y] = [variable('x'), variable('y')];
const network = { hidden: [layerOf([-1, 5, 0])], output: layerOf([1, 0]) };

function bounds({ xl = 0, xu = 0, yl = 0, yu = 0 }: Values) {
  const box = boxOf(xl, xu, yl, yu);
  const { hidden, difference } = boundNetwork(network, box);
  const z = hidden[0]?.before[0] ?? difference;
  return { box, z: boundsOf(z), after: boundsOf(hidden[0]?.after[0] ?? z), xs: boundsOf(box[0]), ys: boundsOf(box[1]) };
}

function square({ xs: [left, right], ys: [bottom, top] }: ReturnType<typeof bounds>): Polygon {
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
}

/** The box, with lines of equal −x + 5y across it and its negative part in blue. */
function boxFigure(values: Values, lines: boolean): Figure {
  const known = bounds(values);
  const box = square(known);
  const levels = lines ? [0, 5, 10, 15, 20] : [];
  const [left, right] = [known.xs[0] - 0.4, known.xs[1] + 0.4];
  const sets: PlaneSet[] = [
    { key: 'box', look: 'high', polygons: [box] },
    { key: 'low', look: 'low', polygons: lines ? [clip(box, [-1, 5], 0)] : [] },
    ...levels.map(
      (level): PlaneSet => ({
        key: `level ${level}`,
        look: 'line',
        polygons: [
          [
            [left, (level + left) / 5],
            [right, (level + right) / 5],
          ],
        ],
        label: String(level),
      }),
    ),
    { key: 'frame', look: 'drawn', polygons: [box] },
  ];
  return {
    plane: { title: lines ? 'Lines of equal −x + 5y over the box' : 'The box of inputs', names: ['x', 'y'], sets },
  };
}

function barsOf(values: Values, shown: readonly ('x' | 'y' | 'z' | 'relu')[]): Bar[] {
  const { xs, ys, z, after } = bounds(values);
  const all: Record<string, Bar> = {
    x: { id: 'x', label: '−x', lower: -xs[1], upper: -xs[0], look: 'sign' },
    y: { id: 'y', label: '5y', lower: 5 * ys[0], upper: 5 * ys[1], look: 'sign' },
    z: { id: 'z', label: 'z = −x + 5y', lower: z[0], upper: z[1], look: 'sign' },
    relu: { id: 'relu', label: 'ReLU(z)', lower: after[0], upper: after[1], look: 'sign' },
  };
  return shown.map((name) => all[name] as Bar);
}

const AXIS = [-12, 32] as const;
const isPoster = ({ xl, xu, yl, yu }: Values) => xl === 4 && xu === 6 && yl === 1 && yu === 5;

export const intervals: Lesson = {
  id: 'intervals',
  title: 'Every input at once',
  short: 'Intervals',
  aim: 'Bound a neuron over a whole box by hand, and see why a bound that is too small is worthless.',
  numbers: {
    xl: { label: 'Lower bound of x', initial: 4, least: -2, most: 6, step: 0.5 },
    xu: { label: 'Upper bound of x', initial: 6, least: 4, most: 10, step: 0.5 },
    yl: { label: 'Lower bound of y', initial: 1, least: -1, most: 4, step: 0.5 },
    yu: { label: 'Upper bound of y', initial: 5, least: 4, most: 6, step: 0.5 },
  },
  steps: [
    {
      title: 'A box of inputs',
      prose: () => [
        say`An image can change a little and still be the same image to us. So we do not ask about one input, but about all that lie near it: ${mark('frame', 'a box')}.`,
        say`Ours has two inputs, ${x} from ${scrub('xl')} to ${scrub('xu')} and ${y} from ${scrub('yl')} to ${scrub('yu')}. Drag the dotted numbers: ${strong('every point')} of the box is one input, and there are endlessly many. Trying some of them says nothing about the others.`,
      ],
      figure: (values) => boxFigure(values, false),
    },
    {
      title: 'One weight, one bar',
      prose: (values) => {
        const { xs, ys } = bounds(values);
        return [
          say`A neuron adds its inputs, each times a weight. Ours computes ${strong('−x + 5y')}. Take one term at a time, with ${x} up to ${scrub('xu')} and ${y} up to ${scrub('yu')}.`,
          say`The weight −1 ${mark('x', 'turns the bar round')}: the largest ${x}, ${numeral(xs[1])}, gives the least −${x}, ${numeral(-xs[1])}. The weight 5 ${mark('y', 'stretches the other')} to between ${numeral(5 * ys[0])} and ${numeral(5 * ys[1])}.`,
        ];
      },
      figure: (values) => ({ bars: { title: 'Each term by itself', axis: AXIS, rows: barsOf(values, ['x', 'y']) } }),
    },
    {
      title: 'The two bounds',
      prose: () => [
        say`Now the sum, over all inputs with ${x} from ${scrub('xl')} to ${scrub('xu')} and ${y} from ${scrub('yl')} to ${scrub('yu')}. In the picture every line joins inputs with the same sum.`,
        say`For the minimum, a positive weight uses the lower bound of its input and a negative weight the upper bound; for the maximum, the other way round.`,
      ],
      figure: (values) => boxFigure(values, true),
      prediction: {
        question: 'Between which values does −x + 5y lie?',
        handles: ['Least value', 'Largest value'],
        axis: AXIS,
        grain: 0.5,
        start: [5, 10],
        hints: [
          'The least value takes the largest x and the smallest y.',
          'So put the upper bound of x and the lower bound of y into −x + 5y. The largest value takes the other two.',
        ],
        truthName: 'Interval',
        truth: (values) => bounds(values).z,
        gap: (drawn, truth) => say`${gapWords(drawn, truth)}`,
        after: (values) => {
          const { xs, ys, z } = bounds(values);
          const sums = say`The least is −${numeral(xs[1])} + 5 · ${bracketed(ys[0])} = ${strong(numeral(z[0]))}; the largest −${bracketed(xs[0])} + 5 · ${bracketed(ys[1])} = ${strong(numeral(z[1]))}.`;
          const misprint = say`${mark('missing', 'The poster that Boundscope follows prints 16')} for the largest. That is a misprint, and a telling one: the box reaches ${numeral(z[1])}, so 16 would promise something false. A bound may be loose. It may never be too small.`;
          return isPoster(values) ? [sums, misprint] : [sums];
        },
        figure: (values) => {
          const { z } = bounds(values);
          const missing: Bar = {
            id: 'missing',
            label: 'Not covered by 16',
            lower: 16,
            upper: z[1],
            look: 'gap',
            text: `16 to ${numeral(z[1])}`,
          };
          return {
            ...boxFigure(values, true),
            bars: {
              title: 'The same box as one bar',
              axis: AXIS,
              rows: [...barsOf(values, ['z']), ...(isPoster(values) ? [missing] : [])],
            },
          };
        },
      },
    },
    {
      title: 'What ReLU keeps',
      prose: (values) => {
        const { z, after } = bounds(values);
        return [
          say`ReLU keeps what is above zero and turns everything else into 0. It keeps the order of values, so its range lies between its values at both bounds.`,
          say`${mark('z', `[${numeral(z[0])}, ${numeral(z[1])}]`)} becomes ${mark('relu', `[${numeral(after[0])}, ${numeral(after[1])}]`)}. Move the lower bound of ${y}, ${scrub('yl')}, up: from where on does ReLU change nothing?`,
        ];
      },
      figure: (values) => ({
        bars: { title: 'Before and after ReLU', axis: AXIS, rows: barsOf(values, ['z', 'relu']) },
      }),
    },
    {
      title: 'Is it always a cat?',
      prose: (values) => {
        const known = bounds(values);
        const box = square(known);
        const share = (100 * areaOf(clip(box, [-1, 5], 0))) / (areaOf(box) || 1);
        const proved = known.after[0] > 0;
        return [
          say`Say that ReLU(−x + 5y) is Cat’s margin over Dog. Cat wins for every input if it is ${strong('above 0')} everywhere, with ${y} from ${scrub('yl')}.`,
          proved
            ? say`The bar starts at ${numeral(known.after[0])}, above 0. That is a ${strong('proof')}: Cat wins for every input of the box, also for those that nobody ever tries. Set ${mark('relu', 'y from 1 again', { yl: 1 })}.`
            : say`The bar starts at 0, so it is not a proof. Is there a counterexample, or is only the bound loose? In ${mark('low', 'the blue corner')}, ${numeral(share)} % of the box, the margin really is 0: at x = ${numeral(known.xs[1])}, y = ${numeral(known.ys[0])}. The property is ${strong('falsified')}. Set ${mark('relu', 'y from 1.5', { yl: 1.5 })} and it is proved.`,
        ];
      },
      figure: (values) => ({
        ...boxFigure(values, true),
        bars: { title: 'Cat’s margin', axis: AXIS, rows: barsOf(values, ['relu']), forbiddenBelow: 0 },
      }),
    },
  ],
  next: [
    {
      label: 'Take this box to Playground',
      open: (app, values) => openPlayground(app, { network, box: bounds(values).box, step: 1 }),
    },
  ],
  sources: [
    'R. E. Moore, Interval Analysis, 1966.',
    'S. Gowal et al., On the Effectiveness of Interval Bound Propagation for Training Verifiably Robust Models, 2018.',
    'S. Wang et al., Exploiting Label Similarity to Enhance Verifiable Robust Classifiers (poster).',
  ],
  teacher: {
    misconception: 'That a bound is a value which occurs, and that a bound which is nearly right is good enough.',
    minutes: 5,
    questions: [
      {
        ask: 'Between which values does −x + 5y lie for x from 4 to 6 and y from 1 to 5?',
        answer: () => {
          const { z } = bounds({ xl: 4, xu: 6, yl: 1, yu: 5 });
          return `Between ${numeral(z[0])} and ${numeral(z[1])}; both occur, at corners of the box.`;
        },
      },
      {
        ask: 'Someone proves with the bound 16 that an alarm at 18 never rings. What is wrong?',
        answer: () =>
          'Inputs reach values above 16, so the proof is worthless. An upper bound must be at least as large as every value.',
      },
      {
        ask: 'The lower bound of Cat’s margin is −3. Is there an input that is classified as Dog?',
        answer: () =>
          'One cannot tell: the bound may be loose. Only an input with a margin of 0 or less, found and checked, would show it.',
      },
    ],
  },
};
