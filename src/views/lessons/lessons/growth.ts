import type { Point, Polygon } from '../../../small/polygon';
import { affine, range } from '../../../small/smallNetwork';
import { openPlayground } from '../../playground/state/playgroundState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { gapWords, numeral, outward } from '../math/words';
import { mark, say, scrub, strong, variable } from '../prose';

const [x, y] = [variable('x'), variable('y')];

/** Half the side of the box that intervals give after so many turns, in floats. */
function halfAfter({ size = 1, angle = 45 }: Values, turns: number): number {
  const radians = (angle * Math.PI) / 180;
  return size * (Math.abs(Math.cos(radians)) + Math.abs(Math.sin(radians))) ** turns;
}

function boxOf(half: number): Polygon {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}

function turned(polygon: Polygon, degrees: number): Polygon {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return polygon.map(([px, py]): Point => [cos * px - sin * py, sin * px + cos * py]);
}

function turnFigure(values: Values, turns: number, told_: boolean): Figure {
  const { size = 1, angle = 45 } = values;
  const before = boxOf(halfAfter(values, turns - 1));
  return {
    plane: {
      title: turns === 1 ? 'The square after one turn' : 'The square after two turns',
      names: ['x', 'y'],
      square: true,
      view: { left: -2.6, right: 2.6, bottom: -2.6, top: 2.6 },
      sets: [
        { key: 'exact', look: 'exact', polygons: [turned(boxOf(size), angle * turns)], label: 'Exact' },
        ...(told_
          ? [
              { key: 'before', look: 'ghost' as const, polygons: turns > 1 ? [turned(before, angle)] : [] },
              {
                key: 'interval',
                look: 'interval' as const,
                polygons: [boxOf(halfAfter(values, turns))],
                label: `Interval, ×${numeral((halfAfter(values, turns) / size) ** 2)} the exact area`,
              },
            ]
          : []),
      ],
    },
    note: 'A drawing in floats.',
  };
}

function growthBars(values: Values, turns: number): readonly Bar[] {
  return Array.from({ length: turns + 1 }, (_, at): Bar => {
    const half = halfAfter(values, at);
    return {
      id: `turn ${at}`,
      label: at === 0 ? 'Start' : `Turn ${at}`,
      lower: -half,
      upper: half,
      look: 'sign',
      text: outward(half),
    };
  });
}

export const growth: Lesson = {
  id: 'growth',
  title: 'Why intervals grow',
  short: 'Why they grow',
  aim: 'Name the two reasons why intervals are loose: they forget which input a value came from, and that values move together.',
  numbers: {
    low: { label: 'Lower bound of x', initial: 1, least: -3, most: 1, step: 0.5 },
    high: { label: 'Upper bound of x', initial: 3, least: 1.5, most: 4, step: 0.5 },
    size: { label: 'Half the side of the square', initial: 1, least: 0.4, most: 1.2, step: 0.1 },
    angle: { label: 'Angle of a turn', initial: 45, least: 0, most: 90, step: 5, unit: '°' },
    turns: { label: 'Number of turns', initial: 4, least: 1, most: 8, step: 1 },
  },
  steps: [
    {
      title: 'A value minus itself',
      prose: () => [
        say`Let ${x} be anywhere from ${scrub('low')} to ${scrub('high')}. What is ${x} − ${x}? For every input it is 0, of course.`,
        say`Intervals know ${mark('x', 'the range of x')} and nothing else. They bound a difference by the least of the first minus the largest of the second, and the other way round.`,
      ],
      figure: ({ low = 0, high = 0 }) => ({
        bars: {
          title: 'What is known of x',
          axis: [-8, 8],
          rows: [{ id: 'x', label: 'x', lower: low, upper: high, look: 'sign' }],
        },
      }),
      prediction: {
        question: 'Which interval do they give for x − x?',
        handles: ['Lower bound', 'Upper bound'],
        axis: [-8, 8],
        grain: 0.5,
        start: [-0.5, 0.5],
        hints: [
          'The first x may take one bound of its range while the second x takes the other: intervals do not know that it is one x.',
          'The lower bound is the least x minus the largest x.',
        ],
        truthName: 'Interval',
        truth: ({ low = 0, high = 0 }) => [low - high, high - low],
        gap: (drawn, truth) => say`${gapWords(drawn, truth, false)}`,
        after: ({ low = 0, high = 0 }) => [
          say`Intervals say between ${strong(numeral(low - high))} and ${strong(numeral(high - low))}, and the truth is ${mark('exact', 'the single value 0')}. This is ${strong('dependency')}: the bound is right, but it allows for pairs that no input makes.`,
        ],
        figure: ({ low = 0, high = 0 }) => ({
          bars: {
            title: 'x, and x − x',
            axis: [-8, 8],
            rows: [
              { id: 'x', label: 'x', lower: low, upper: high, look: 'sign' },
              { id: 'difference', label: 'x − x, interval', lower: low - high, upper: high - low, look: 'interval' },
              { id: 'exact', label: 'x − x, exact', lower: 0, upper: 0, look: 'exact', text: '0' },
            ],
          },
        }),
      },
    },
    {
      title: 'One turn',
      prose: (values) => [
        say`A layer of two neurons can turn a square: here from −${scrub('size')} to ${scrub('size')} on both axes, by ${scrub('angle')}.`,
        say`${mark('exact', 'The turned square')} has the same area as before. Intervals keep one pair of numbers for ${x} and one for ${y}, so all that they can say is ${mark('interval', 'the upright box around it')}, from ${outward(-halfAfter(values, 1))} to ${outward(halfAfter(values, 1))}.`,
        say`By which angles do they lose nothing?`,
      ],
      figure: (values) => turnFigure(values, 1, true),
    },
    {
      title: 'Two turns',
      prose: (values) => [
        say`Turn it by ${scrub('angle')} once more. ${mark('exact', 'The square itself')} only turns on. After the first turn both values were known to lie between ${outward(-halfAfter(values, 1))} and ${outward(halfAfter(values, 1))}.`,
      ],
      figure: (values) => turnFigure(values, 2, false),
      prediction: {
        question: 'How far does the box reach that intervals give after turn 2?',
        handles: ['Right side of the box'],
        axis: [0, 2.5],
        grain: 0.05,
        start: [1],
        hints: [
          'Turn 2 does not start from the square. What does it start from?',
          'It turns the box of turn 1, corners and all, and boxes it again.',
        ],
        overlay: ([half = 1]) => [{ key: 'drawn', look: 'drawn', polygons: [boxOf(half)], label: 'You' }],
        grip: { at: (half) => boxOf(half), numberAt: ([px, py]) => Math.max(Math.abs(px), Math.abs(py)) },
        truthName: 'Interval',
        truth: (values) => [halfAfter(values, 2)],
        gap: ([drawn = 0], [truth = 0]) =>
          Math.abs(drawn - truth) < 0.03
            ? say`You drew ${numeral(drawn)}, and intervals reach ${outward(truth)}.`
            : say`You drew ${numeral(drawn)}; intervals reach ${strong(outward(truth))}. The gap is ${strong(numeral(Math.abs(truth - drawn)))} on every side.`,
        after: (values) => [
          say`Turn 2 does not start from the square. ${mark('before', 'It turns the box of turn 1')}, corners and all, and boxes it again: each turn costs a factor of ${outward(halfAfter({ ...values, size: 1 }, 1))}, although no input ever lands in those corners. This is ${strong('wrapping')}.`,
        ],
        figure: (values) => turnFigure(values, 2, true),
      },
    },
    {
      title: 'Layer after layer',
      prose: (values) => [
        say`A deep network is many turns. After ${scrub('turns')} turns by ${scrub('angle')} the interval is ${strong(numeral(halfAfter(values, values.turns ?? 1) / (values.size ?? 1)))} times as wide as at the start, and the truth has not grown at all.`,
        say`That is why bounds “blow up”: each layer is bounded well, and what every layer forgets is multiplied by all that follow. Where does growth stop? Try ${mark('turn 1', '0°', { angle: 0 })} and ${mark('turn 1', '90°', { angle: 90 })}.`,
      ],
      figure: (values) => ({
        bars: { title: 'Interval of x after every turn', axis: [-17, 17], rows: growthBars(values, values.turns ?? 1) },
        note: 'A drawing in floats.',
      }),
    },
    {
      title: 'What helps',
      prose: () => [
        say`Remember more than two numbers. A ${mark('exact', 'zonotope')} keeps, for every value, how it depends on ${x} and on ${y}. Turned by ${scrub('angle')} it is still the same square; ${x} − ${x} is 0.`,
        say`What it cannot keep is a bend: at every ReLU it has to add something that it does not know. The next lesson looks there.`,
      ],
      figure: (values) => ({
        ...turnFigure(values, 2, true),
        note: 'The zonotope is the exact square here: turning is linear. A drawing in floats.',
      }),
    },
  ],
  next: [
    {
      label: 'Three turns in Playground',
      open: (app) =>
        openPlayground(app, {
          network: {
            hidden: [
              affine('0.7071 -0.7071 4', '0.7071 0.7071 4'),
              affine('0.7071 -0.7071 4', '0.7071 0.7071 -1.6568'),
              affine('0.7071 -0.7071 4', '0.7071 0.7071 -1.6568'),
            ],
            output: affine('1 0 -4', '0 1 -8'),
          },
          box: [range('-1', '1'), range('-1', '1')],
          step: 5,
        }),
    },
  ],
  sources: [
    'R. E. Moore, Interval Analysis, 1966: dependency and the wrapping effect.',
    'G. Singh et al., Fast and Effective Robustness Certification (DeepZ), 2018.',
  ],
  teacher: {
    misconception:
      'The bound of a difference is taken for the difference of the bounds, and a wide bound for a badly trained network.',
    minutes: 5,
    questions: [
      {
        ask: 'x lies between 1 and 3. What do intervals say of x − x, and why?',
        answer: () => 'Between −2 and 2: they forget that both are the same x.',
      },
      {
        ask: 'By which factor does the interval of a square grow in each turn by 45°?',
        answer: () =>
          `By the square root of 2: ${outward(halfAfter({ size: 1, angle: 45 }, 1))}, rounded up as bounds are.`,
      },
      {
        ask: 'Why does the exact set not grow when it is turned?',
        answer: () => 'A turn keeps all distances. Only the upright box around it is larger.',
      },
    ],
  },
};
