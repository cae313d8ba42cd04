import { toNumber } from '../../../small/decimal';
import { methodBounds } from '../../../small/methodBounds';
import type { Polygon } from '../../../small/polygon';
import { affine, type SmallNetwork } from '../../../small/smallNetwork';
import { openPlayground } from '../../playground/state/playgroundState';
import type { Bar, Lesson, Values } from '../lesson';
import { boxOf } from '../math/lessonNetwork';
import { numeral } from '../math/words';
import { mark, say, scrub, strong } from '../prose';

const network: SmallNetwork = { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') };
const CENTER = [5, 3] as const;
const around = (radius: number) =>
  boxOf(CENTER[0] - radius, CENTER[0] + radius, CENTER[1] - radius, CENTER[1] + radius);
const lowerAt = (radius: number) => toNumber(methodBounds(network, around(radius)).crown.lower);

/** The largest radius of hundredths at which CROWN proves the claim. */
function certified(): number {
  let radius = 0;
  while (radius < 4 && lowerAt((Math.round(radius * 100) + 1) / 100) > 0) radius = (Math.round(radius * 100) + 1) / 100;
  return radius;
}

function square(half: number, turn = 0): Polygon {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([x, y]) => [cos * half * x - sin * half * y, sin * half * x + cos * half * y]);
}

function radiusBars({ radius = 1 }: Values): readonly Bar[] {
  const { crown } = methodBounds(network, around(radius));
  return [
    {
      id: 'crown',
      label: `CROWN at ε = ${numeral(radius)}`,
      lower: toNumber(crown.lower),
      upper: toNumber(crown.upper),
      look: 'crown',
    },
  ];
}

const f32 = Math.fround;

export const limits: Lesson = {
  id: 'limits',
  title: 'What a verdict does not say',
  short: 'Limits',
  aim: 'Read a verdict with its small print: which radius, in which units, over which numbers, against which changes.',
  numbers: {
    radius: { label: 'Radius ε', initial: 0.5, least: 0.1, most: 2, step: 0.1 },
    levels: { label: 'Radius in 255ths', initial: 8, least: 1, most: 32, step: 1, unit: '/255' },
    deviation: { label: 'Standard deviation of the pixels', initial: 0.25, least: 0.1, most: 1, step: 0.05 },
    angle: { label: 'Angle of the turn', initial: 10, least: 0, most: 45, step: 5, unit: '°' },
  },
  steps: [
    {
      title: 'At one radius',
      prose: ({ radius = 1 }) => [
        say`The input (5, 3) is classified as Cat. Let both of its numbers change by up to ε = ${scrub('radius')}: that is a box, and CROWN bounds Cat − Dog on it.`,
        say`${lowerAt(radius) > 0 ? mark('crown', `Verified at ε = ${numeral(radius)}`) : mark('crown', `Unknown at ε = ${numeral(radius)}`)}. A verdict belongs to its radius. At twice the radius it is another question.`,
      ],
      figure: (values) => ({
        bars: { title: 'Cat − Dog around (5, 3)', axis: [-12, 22], rows: radiusBars(values), forbiddenBelow: 0 },
      }),
      prediction: {
        question: 'Up to which ε does CROWN verify this input?',
        handles: ['Certified radius'],
        axis: [0, 3],
        grain: 0.05,
        start: [0.5],
        hints: [
          'Scrub ε above, and watch where the bar touches 0.',
          'Beyond that radius it is not falsified: CROWN just cannot tell.',
        ],
        truthName: 'CROWN',
        truth: () => [certified()],
        gap: ([drawn = 0], [truth = 0]) =>
          say`You drew ${numeral(drawn)}; CROWN verifies up to ${strong(numeral(truth))}, in steps of 0.01.`,
        after: () => [
          say`This is the ${strong('certified radius')} under CROWN. Another method has another one, and the true one is at least as large. So two verified accuracies can only be compared at one radius and by one method.`,
        ],
        figure: (values) => ({
          bars: { title: 'Cat − Dog around (5, 3)', axis: [-12, 22], rows: radiusBars(values), forbiddenBelow: 0 },
        }),
      },
    },
    {
      title: 'In which units',
      prose: ({ levels = 8, deviation = 0.25 }) => [
        say`Papers write ε for pixels between 0 and 1, often in 255ths: ${scrub('levels')} is ${strong(numeral(levels / 255))}. Many networks first divide pixels by their standard deviation, here ${scrub('deviation')}. Inside, ${mark('pixel', 'the same change')} is then ${mark('inside', numeral(levels / 255 / deviation))}.`,
        say`Take one for the other, and the claim is wrong by a factor of ${strong(numeral(1 / deviation))}. A radius without its unit says nothing.`,
      ],
      figure: ({ levels = 8, deviation = 0.25 }) => ({
        bars: {
          title: 'One change, two numbers',
          axis: [0, 0.5],
          rows: [
            {
              id: 'pixel',
              label: 'In pixel values',
              lower: 0,
              upper: levels / 255,
              look: 'exact',
              text: numeral(levels / 255),
            },
            {
              id: 'inside',
              label: 'After dividing',
              lower: 0,
              upper: levels / 255 / deviation,
              look: 'interval',
              text: numeral(levels / 255 / deviation),
            },
          ],
        },
      }),
    },
    {
      title: 'Over which numbers',
      prose: () => [
        say`Computers round. Is 0.1 + 0.2 − 0.3 above 0? ${mark('exact', 'Exactly it is 0')}. In 64 bits it comes out as ${mark('float', `${numeral((0.1 + 0.2 - 0.3) * 1e17)} · 10⁻¹⁷`)}, in 32 bits as ${mark('single', String(f32(f32(f32(0.1) + f32(0.2)) - f32(0.3))))}.`,
        say`So a “proof” whose arithmetic rounds to the nearest may prove something false. Boundscope rounds every bound ${strong('outward')}, and this page computes small networks with exact decimals.`,
      ],
      figure: () => ({
        bars: {
          title: '0.1 + 0.2 − 0.3, in units of 10⁻¹⁷',
          axis: [-2, 8],
          rows: [
            { id: 'exact', label: 'Exact', lower: 0, upper: 0, look: 'exact', text: '0' },
            {
              id: 'float',
              label: '64 bits',
              lower: 0,
              upper: (0.1 + 0.2 - 0.3) * 1e17,
              look: 'gap',
              text: numeral((0.1 + 0.2 - 0.3) * 1e17),
            },
            {
              id: 'single',
              label: '32 bits',
              lower: 0,
              upper: f32(f32(f32(0.1) + f32(0.2)) - f32(0.3)) * 1e17,
              look: 'gap',
              text: numeral(f32(f32(f32(0.1) + f32(0.2)) - f32(0.3)) * 1e17),
            },
          ],
        },
      }),
    },
    {
      title: 'Against which changes',
      prose: ({ angle = 10 }) => [
        say`The box holds every input whose numbers change by at most ε, each on its own. A picture that is turned by ${scrub('angle')} looks almost the same to us, but its pixels change by much more.`,
        say`${angle === 0 ? 'Not turned, it is' : mark('turned', 'The turned square')}${angle === 0 ? ' the box itself.' : ` has corners outside the box: nothing is proved there.`} “Robust” always means: against this kind of change, up to this size. It does not mean safe.`,
      ],
      figure: ({ angle = 10 }) => ({
        plane: {
          title: 'A box, and the same box turned',
          names: ['x', 'y'],
          square: true,
          view: { left: -1.7, right: 1.7, bottom: -1.7, top: 1.7 },
          sets: [
            { key: 'box', look: 'proved', polygons: [square(1)] },
            { key: 'turned', look: 'drawn', polygons: [square(1, angle)] },
          ],
        },
      }),
    },
  ],
  next: [
    {
      label: 'This input in Playground',
      open: (app, { radius = 1 }) => openPlayground(app, { network, box: around(radius), step: 4 }),
    },
  ],
  sources: [
    'K. Jia and M. Rinard, Exploiting Verified Neural Networks via Floating Point Numerical Error, 2021.',
    'G. Singh et al., An Abstract Domain for Certifying Neural Networks (sound for floats), 2019.',
  ],
  teacher: {
    misconception:
      'Verified at ε is taken for safe against everything, and ε in 255ths for ε in a network’s own units.',
    minutes: 5,
    questions: [
      {
        ask: 'A model is verified at 8/255; its inputs are divided by 0.25. How large is the radius that the network sees?',
        answer: () => `${numeral(8 / 255 / 0.25)}.`,
      },
      {
        ask: 'A has 40 % verified accuracy at 2/255, B has 30 % at 8/255. Which is more robust?',
        answer: () => 'One cannot tell: compare both at one radius, by one method.',
      },
      {
        ask: 'Why must a lower bound be rounded down?',
        answer: () => 'Rounded to the nearest it may end above a value that occurs, and the proof is false.',
      },
    ],
  },
};
