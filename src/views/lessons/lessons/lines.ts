import { ACTIVATIONS } from '../../../small/activations';
import { FLOATS } from '../../../small/arithmetic';
import { toNumber } from '../../../small/decimal';
import { exactRange } from '../../../small/exact/exactRange';
import { boundNetwork } from '../../../small/intervalBounds';
import { methodBounds } from '../../../small/methodBounds';
import { exactSet, quickSets } from '../../../small/planeSets';
import { areaOf, type Polygon, shared } from '../../../small/polygon';
import { relaxationOf } from '../../../small/relaxation';
import { affine, type SmallNetwork } from '../../../small/smallNetwork';
import { openPlayground } from '../../playground/state/playgroundState';
import type { Bar, Lesson, Values } from '../lesson';
import { bandArea, curve, lineFigure } from '../math/bend';
import { cornersOf, numbersOf } from '../math/corners';
import { boxOf } from '../math/lessonNetwork';
import { lowerNumeral, numeral, outward } from '../math/words';
import { mark, say, scrub, strong, variable } from '../prose';

const z = variable('z');
const network: SmallNetwork = { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') };
const boxIn = ({ xu = 6, yu = 5 }: Values) => boxOf(4, xu, 1, yu);

/** What a drawn polygon leaves out of the triangle, and what it has besides, as areas. */
function gapTo(whole: Polygon, drawn: Polygon): { readonly missing: number; readonly extra: number } {
  const common = areaOf(shared(whole, drawn));
  return { missing: areaOf(whole) - common, extra: areaOf(drawn) - common };
}

function ladder(values: Values): readonly Bar[] {
  const box = boxIn(values);
  const { zonotope, crown } = methodBounds(network, box);
  const interval = boundNetwork(network, box).difference;
  const rows = (
    [
      ['interval', 'Interval', interval],
      ['zonotope', 'Zonotope', zonotope],
      ['crown', 'CROWN', crown],
    ] as const
  ).map(
    ([id, label, range]): Bar => ({ id, label, lower: toNumber(range.lower), upper: toNumber(range.upper), look: id }),
  );
  const exact = exactRange(network, box);
  return exact
    ? [
        ...rows,
        { id: 'exact', label: 'Exact', lower: toNumber(exact.lower), upper: toNumber(exact.upper), look: 'exact' },
      ]
    : rows;
}

/** Which of two lower bounds prove the claim. */
function proofWords(interval: number, crown: number): string {
  if (interval > 0) return 'Either is a proof: in a small box intervals lose little.';
  if (crown > 0)
    return 'CROWN proves what intervals cannot, since it still knows that both neurons read the same x and y.';
  return 'Neither is a proof. That does not mean falsified.';
}

export const lines: Lesson = {
  id: 'lines',
  title: 'Linear bounds instead of boxes',
  short: 'Linear bounds',
  aim: 'Relax a ReLU by a line over it and a line under it, and see how linear bounds keep what boxes forget.',
  numbers: {
    low: { label: 'Lower bound of z', initial: -2, least: -3, most: -0.5, step: 0.5 },
    high: { label: 'Upper bound of z', initial: 3, least: 0.5, most: 4, step: 0.5 },
    slope: { label: 'Lower slope', initial: 1, least: 0, most: 1, step: 0.1 },
    xu: { label: 'Upper bound of x', initial: 6, least: 4.5, most: 7, step: 0.5 },
    yu: { label: 'Upper bound of y', initial: 5, least: 2, most: 6, step: 0.5 },
  },
  steps: [
    {
      title: 'A bend between straight lines',
      prose: () => [
        say`Sums of sums stay sums: through linear layers one can carry a formula in ${variable('x')} and ${variable('y')} as it is. Only ReLU bends it.`,
        say`So put ${strong('a line over and a line under')} ${mark('relu', 'the bend')}, for all ${z} between the bounds ${scrub('low')} and ${scrub('high')}. Whatever lies between the lines is allowed; ReLU itself must be. The two lines are a ${strong('relaxation')} of ReLU: each has a slope and an intercept.`,
      ],
      figure: (values) => lineFigure(values, false),
      prediction: {
        question: 'How high must the line over it be at z = 0?',
        handles: ['Height at z = 0'],
        axis: [0, 3],
        grain: 0.1,
        start: [0.4],
        hints: [
          'The lowest straight line over a bend touches it at both ends.',
          'It goes from 0 at the lower bound to the upper bound itself at the upper bound. What is it in between, at 0?',
        ],
        overlay: ([height = 0], { low = -1, high = 1 }) => [
          {
            key: 'drawn',
            look: 'drawn',
            polygons: [
              [
                [low, 0],
                [high, height - (height / low) * high],
              ],
            ],
            label: 'You',
          },
        ],
        grip: { at: (height) => [[0, height]], numberAt: ([, height]) => height },
        truthName: 'Line over ReLU',
        truth: ({ low = -1, high = 1 }) => [
          relaxationOf(ACTIVATIONS.relu, FLOATS, { lower: low, upper: high }).upper.intercept,
        ],
        gap: ([drawn = 0], [truth = 0]) =>
          drawn < truth - 0.05
            ? say`You drew ${numeral(drawn)}, and it must be ${strong(outward(truth))}: ${strong(numeral(truth - drawn))} more, or the line would cut off values that ReLU takes.`
            : say`You drew ${numeral(drawn)}; ${strong(outward(truth))} is enough.`,
        after: ({ low = -1, high = 1 }) => [
          say`${mark('over', 'The line over ReLU')} goes from 0 at ${z} = ${numeral(low)} to ${numeral(high)} at ${z} = ${numeral(high)}: slope ${numeral(high)} / ${numeral(high - low)}. It allows more than ReLU takes, most of all at the bend. Scrub both bounds: the tighter they are, the less a ReLU costs. A ReLU whose sign is decided costs nothing.`,
        ],
        figure: (values) => lineFigure(values, true),
      },
    },
    {
      title: 'The smallest polygon',
      prose: () => [
        say`The line over it is settled. Under ${mark('relu', 'the bend')} run two lines that ReLU never crosses: 0, and ${z} itself. For ${z} from ${scrub('low')} to ${scrub('high')} the three enclose all that ReLU takes, and as little else as straight lines can.`,
      ],
      figure: (values) => lineFigure(values, false),
      prediction: {
        question: 'Draw the smallest polygon that holds all of the bend.',
        kind: 'polygon',
        handles: ['Corner 1', 'Corner 2', 'Corner 3'],
        axis: [-3, 4],
        grain: 0.5,
        start: [-1, -1, 1, -1, 0, 1],
        hints: [
          'It has three corners. Each of them is a point of ReLU itself.',
          'Two corners are the ends of ReLU between the bounds.',
        ],
        overlay: (drawn) => [{ key: 'drawn', look: 'drawn', polygons: [cornersOf(drawn)], label: 'You' }],
        truthName: 'Triangle',
        truth: (values) => numbersOf(curve(values)),
        gap: (drawn, truth) => {
          const { missing, extra } = gapTo(cornersOf(truth), cornersOf(drawn));
          const more = extra > 1e-9 ? `It has ${numeral(extra)} of area that is not needed.` : '';
          if (missing > 1e-9)
            return say`Your polygon leaves out ${strong(numeral(missing))} of the triangle’s ${numeral(areaOf(cornersOf(truth)))}: values that ReLU takes may lie there, so it proves nothing. ${more}`;
          return more ? say`Your polygon holds the bend. ${more}` : say`Exactly: nothing smaller holds the bend.`;
        },
        after: (values) => [
          say`${mark('triangle', 'The triangle')} has the area ${strong(numeral(areaOf(curve(values))))}. A verifier that keeps all three sides loses least at this ReLU, but has to solve a linear program for every bound. CROWN keeps ${strong('one line over and one line under')}: looser, and sums are enough.`,
        ],
        figure: (values) => {
          const { plane, ...rest } = lineFigure(values, false);
          const whole = { key: 'triangle', look: 'high' as const, polygons: [curve(values)] };
          return { ...rest, ...(plane && { plane: { ...plane, sets: [whole, ...plane.sets] } }) };
        },
      },
    },
    {
      title: 'The slope under it',
      prose: (values) => [
        say`With one line under the bend there is a choice: every line through 0 with a slope from 0 to 1 fits. Scrub it: slope ${scrub('slope')}. ${mark('band', 'The area between the lines')} is ${strong(numeral(bandArea(values)))}.`,
        say`CROWN takes slope 1 where the upper bound is the larger one and 0 otherwise, which leaves less area. ${strong('α-CROWN')} searches for the slopes that serve the question best.`,
      ],
      figure: (values) => lineFigure(values, true, values.slope ?? 1),
    },
    {
      title: 'Through a network',
      prose: () => [
        say`Two inputs, two neurons, two scores. ${mark('exact', 'The grey set')} is what the box with ${variable('x')} up to ${scrub('xu')} and ${variable('y')} up to ${scrub('yu')} really reaches.`,
        say`${mark('interval', 'Intervals')} know one range for each score. ${mark('zonotope', 'A zonotope')} adds a new direction for each bend. ${mark('crown', 'CROWN')} carries two linear bounds back to the inputs for every direction one asks about.`,
      ],
      figure: (values) => {
        const axes = { layer: 1, after: false, across: 1, up: 0 };
        const sets = quickSets(network, boxIn(values), axes);
        const exact = exactSet(network, boxIn(values), axes);
        return {
          plane: {
            title: 'Scores that the box can reach',
            names: ['Dog', 'Cat'],
            forbidden: { direction: [-1, 1], limit: 0, label: 'Dog wins' },
            sets: [
              { key: 'interval', look: 'interval', polygons: [sets.interval], label: 'Interval' },
              { key: 'zonotope', look: 'zonotope', polygons: [sets.zonotope], label: 'Zonotope' },
              { key: 'crown', look: 'crown', polygons: [sets.crown], label: 'CROWN' },
              { key: 'exact', look: 'exact', polygons: exact.polygons, label: 'Exact' },
            ],
          },
          note: 'A drawing in floats.',
        };
      },
    },
    {
      title: 'The question decides',
      prose: (values) => {
        const [first, , crown] = ladder(values);
        return [
          say`Does Cat win for ${variable('x')} up to ${scrub('xu')} and ${variable('y')} up to ${scrub('yu')}? Only a bar that starts right of 0 is a proof.`,
          say`Intervals give ${mark('interval', `at least ${lowerNumeral(first?.lower ?? 0)}`)}, CROWN ${mark('crown', `at least ${lowerNumeral(crown?.lower ?? 0)}`)}. ${proofWords(first?.lower ?? 0, crown?.lower ?? 0)}`,
          say`Which of zonotope and CROWN is tighter depends on network and box. Neither always wins.`,
        ];
      },
      figure: (values) => ({
        bars: { title: 'How low can Cat − Dog go?', axis: [-8, 16], rows: ladder(values), forbiddenBelow: 0 },
        note: 'All of them are computed exactly, hence proved.',
      }),
    },
  ],
  next: [
    {
      label: 'Two by two in Playground',
      open: (app, values) => openPlayground(app, { network, box: boxIn(values), step: 4 }),
    },
  ],
  sources: [
    'H. Zhang et al., Efficient Neural Network Robustness Certification with General Activation Functions (CROWN), 2018.',
    'G. Singh et al., Fast and Effective Robustness Certification (DeepZ), 2018.',
    'K. Xu et al., Fast and Complete: Enabling Complete Verification with Rapid and Massively Parallel Incomplete Verifiers (α-CROWN), 2021.',
  ],
  teacher: {
    misconception: 'A tighter method is thought to be tighter everywhere, and a relaxation to need slope 0 under ReLU.',
    minutes: 6,
    questions: [
      {
        ask: 'z lies between −2 and 3. Give slope and intercept of the relaxation over ReLU(z).',
        answer: () => {
          const { upper } = relaxationOf(ACTIVATIONS.relu, FLOATS, { lower: -2, upper: 3 });
          return `${numeral(upper.slope)} z + ${numeral(upper.intercept)}.`;
        },
      },
      {
        ask: 'Which slopes through 0 may the relaxation have under ReLU?',
        answer: () => 'All from 0 to 1, where the sign of z is not decided.',
      },
      {
        ask: 'Which ReLUs cost a method that relaxes them nothing?',
        answer: () => 'Those whose bounds have one sign: always on, they are z itself; always off, they are 0.',
      },
    ],
  },
};
