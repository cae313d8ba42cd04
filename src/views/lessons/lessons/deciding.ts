import { toNumber } from '../../../small/decimal';
import { exactRange } from '../../../small/exact/exactRange';
import { boundNetwork } from '../../../small/intervalBounds';
import { methodBounds } from '../../../small/methodBounds';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { openPlayground } from '../../playground/state/playgroundState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { boxOf, layerOf } from '../math/lessonNetwork';
import { decide, type Part, split } from '../math/splitting';
import { lowerNumeral, numeral } from '../math/words';
import { mark, type Paragraph, say, scrub, strong, variable } from '../prose';

const [x, y] = [variable('x'), variable('y')];

/** |x| + |y| − |x + y| + c, whose least value over the box is c. */
function networkOf({ c = 0.3 }: Values): SmallNetwork {
  return {
    hidden: [layerOf([1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [1, 1, 0], [-1, -1, 0])],
    output: layerOf([1, 1, 1, 1, -1, -1, c]),
  };
}

const whole = boxOf(-1, 1, -1, 1);

function ladder(values: Values): readonly Bar[] {
  const network = networkOf(values);
  const { crown, alpha } = methodBounds(network, whole);
  const interval = boundNetwork(network, whole).difference;
  const exact = exactRange(network, whole);
  return [
    {
      id: 'interval',
      label: 'Interval',
      lower: toNumber(interval.lower),
      upper: toNumber(interval.upper),
      look: 'interval',
    },
    { id: 'crown', label: 'CROWN', lower: toNumber(crown.lower), upper: toNumber(crown.upper), look: 'crown' },
    { id: 'alpha', label: 'α-CROWN', lower: toNumber(alpha.lower), upper: toNumber(alpha.upper), look: 'alpha' },
    ...(exact
      ? [
          {
            id: 'exact',
            label: 'Exact',
            lower: toNumber(exact.lower),
            upper: toNumber(exact.upper),
            look: 'exact',
          } as const,
        ]
      : []),
  ];
}

function partsFigure(parts: readonly Part[]): Figure {
  const of = (verdict: Part['verdict']) =>
    parts.filter((part) => part.verdict === verdict).map(({ polygon }) => polygon);
  return {
    plane: {
      title: 'What is decided of the box',
      names: ['x', 'y'],
      square: true,
      view: { left: -1.15, right: 1.15, bottom: -1.15, top: 1.15 },
      sets: [
        { key: 'verified', look: 'proved', polygons: of('verified') },
        { key: 'unknown', look: 'unknown', polygons: of('unknown') },
        { key: 'falsified', look: 'bad', polygons: of('falsified') },
      ],
    },
    note: 'Solid: verified by CROWN, exactly. Dashed: unknown. Red: a counterexample lies in it.',
  };
}

function quarters(values: Values): readonly Part[] {
  const network = networkOf(values);
  return [
    decide(network, -1, 0, -1, 0),
    decide(network, 0, 1, -1, 0),
    decide(network, -1, 0, 0, 1),
    decide(network, 0, 1, 0, 1),
  ];
}

const count = (parts: readonly Part[], verdict: Part['verdict']) =>
  parts.filter((part) => part.verdict === verdict).length;

function verdictWords(crown: number, least: number): string {
  if (crown > 0) return 'CROWN’s lower bound is above 0: verified.';
  if (least <= 0) return 'At x = y = 0 the value is not above 0: falsified.';
  return 'No bound is above 0, and no counterexample is known: unknown.';
}

/** How many parts have which verdict; those that none has are not named. */
function partsWords(parts: readonly Part[]): Paragraph {
  const known = (['verified', 'unknown', 'falsified'] as const).filter((verdict) => count(parts, verdict) > 0);
  return known.flatMap((verdict, at) => [
    ...(at > 0 ? say`, ` : []),
    mark(verdict, `${count(parts, verdict)} ${verdict === 'falsified' ? 'with a counterexample' : verdict}`),
  ]);
}

function endWords(parts: readonly Part[]): string {
  if (count(parts, 'falsified') > 0) {
    return 'A counterexample was found, so the property is falsified, and a verifier stops here.';
  }
  return count(parts, 'unknown') === 0 ? 'Nothing is left: the property is verified.' : 'Go on splitting.';
}

export const deciding: Lesson = {
  id: 'deciding',
  title: 'Verified, falsified, unknown',
  short: 'Splitting',
  aim: 'Tell the three verdicts apart, and turn an unknown into one of the others by splitting.',
  numbers: {
    c: { label: 'The constant c', initial: 0.3, least: -0.2, most: 2.2, step: 0.1 },
    rounds: { label: 'Rounds of splitting', initial: 1, least: 0, most: 5, step: 1 },
  },
  steps: [
    {
      title: 'Three verdicts',
      prose: (values) => {
        const [interval] = ladder(values);
        const crown = toNumber(methodBounds(networkOf(values), whole).crown.lower);
        const verdict = verdictWords(crown, values.c ?? 0);
        return [
          say`A small network computes |${x}| + |${y}| − |${x} + ${y}| + ${scrub('c')}. Is it above 0 for all ${x} and ${y} between −1 and 1?`,
          say`${strong('Verified')} needs a lower bound above 0. ${strong('Falsified')} needs one input, checked, where the value is 0 or less. Otherwise it is ${strong('unknown')}.`,
          say`Now: ${mark('interval', `intervals say at least ${lowerNumeral(interval?.lower ?? 0)}`)}, ${mark('crown', `CROWN at least ${lowerNumeral(crown)}`)}. ${verdict} Scrub the constant until each verdict has appeared: ${mark('crown', '−0.1', { c: -0.1 })}, ${mark('crown', '0.3', { c: 0.3 })}, ${mark('crown', '2.2', { c: 2.2 })}.`,
        ];
      },
      figure: (values) => ({
        bars: { title: 'What is known of the value', axis: [-4, 5], rows: ladder(values), forbiddenBelow: 0 },
      }),
    },
    {
      title: 'Unknown is not unsafe',
      prose: (values) => [
        say`With ${scrub('c')} the least value really is ${numeral(values.c ?? 0)}: ${mark('exact', 'the exact bar')} shows it. The other bars start further left because they forget something, not because an input goes there.`,
        say`An attack that finds nothing is not a proof either. It has looked at some inputs; a proof speaks of all.`,
      ],
      figure: (values) => ({
        bars: { title: 'What is known of the value', axis: [-4, 5], rows: ladder(values), forbiddenBelow: 0 },
        note: 'All four are computed exactly, hence proved.',
      }),
    },
    {
      title: 'Four quarters',
      prose: () => [
        say`Cut the box into four quarters and ask CROWN about each, still with the constant ${scrub('c')}. In a smaller box more signs are decided, and a ReLU whose sign is decided costs nothing.`,
        say`The property is verified for the box once it is verified for all its parts.`,
      ],
      figure: (values) => partsFigure([decide(networkOf(values), -1, 1, -1, 1)]),
      prediction: {
        question: 'How many of the four quarters does CROWN verify?',
        handles: ['Verified quarters'],
        axis: [0, 4],
        grain: 1,
        start: [4],
        hints: [
          'Where x and y have the same sign, |x| + |y| is |x + y|.',
          'Where their signs differ, the sign of x + y is not decided.',
        ],
        truthName: 'CROWN',
        truth: (values) => [count(quarters(values), 'verified')],
        gap: ([drawn = 0], [truth = 0]) =>
          drawn === truth
            ? say`Right: ${strong(String(truth))}.`
            : say`You drew ${numeral(drawn)}; it verifies ${strong(String(truth))}.`,
        after: (values) => {
          const parts = quarters(values);
          return [
            [
              ...partsWords(parts),
              ...say`. Where ${x} and ${y} have the same sign, none of the three absolute values bends. In the other quarters ${x} + ${y} still changes its sign.`,
            ],
          ];
        },
        figure: (values) => partsFigure(quarters(values)),
      },
    },
    {
      title: 'Split until it is decided',
      prose: (values) => {
        const parts = split(networkOf(values), 1, values.rounds ?? 1);
        const end = endWords(parts);
        return [
          say`Whatever is not verified is split into four, again and again. Rounds so far: ${scrub('rounds')}. The constant is ${scrub('c')}.`,
          [
            ...say`${String(parts.length)} ${parts.length === 1 ? 'part' : 'parts'}: `,
            ...partsWords(parts),
            ...say`. ${end}`,
          ],
          say`This is ${strong('branch and bound')}, and it always ends where the least value is not exactly 0. The price is time: with ${mark('unknown', 'c = 0.1', { c: 0.1, rounds: 5 })} it takes more rounds than with ${mark('verified', 'c = 0.6', { c: 0.6, rounds: 3 })}. Try ${mark('falsified', 'c = −0.1', { c: -0.1 })} too.`,
        ];
      },
      figure: (values) => partsFigure(split(networkOf(values), 1, values.rounds ?? 1)),
    },
  ],
  next: [
    {
      label: 'This network in Playground',
      open: (app, values) => openPlayground(app, { network: networkOf(values), box: whole, step: 3, method: 'split' }),
    },
  ],
  sources: [
    'S. Wang et al., Beta-CROWN: Efficient Bound Propagation with Per-neuron Split Constraints for Neural Network Robustness Verification, 2021.',
    'R. Bunel et al., Branch and Bound for Piecewise Linear Neural Network Verification, 2020.',
  ],
  teacher: {
    misconception: 'Unknown means unsafe, and an attack that finds nothing is a proof.',
    minutes: 5,
    questions: [
      {
        ask: 'A verifier says unknown. What do you know about the network?',
        answer: () => 'Nothing about this property: neither a proof nor a counterexample was found.',
      },
      {
        ask: 'All parts of a box but one are verified, and that one is falsified. What of the whole box?',
        answer: () => 'Falsified: one input is enough.',
      },
      {
        ask: 'How many quarters of the box does CROWN verify for c = 0.3?',
        answer: () => `${count(quarters({ c: 0.3 }), 'verified')} of 4.`,
      },
    ],
  },
};
