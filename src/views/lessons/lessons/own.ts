import { USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import { formatLower } from '../../../numbers/format';
import { openInspect } from '../../inspect/state/inspectState';
import type { Bar, Figure, Lesson, Values } from '../lesson';
import { askForImage, type ImageFacts, MOST_LEVELS, SUBJECT } from '../live/imageFacts';
import { numeral } from '../math/words';
import { mark, type Paragraph, say, scrub, strong } from '../prose';

const nameOf = ({ classes }: ImageFacts, label: number) => classes[label] ?? `class ${label}`;
const short = (value: number) => numeral(Number(value.toFixed(2)));

/** Margins at the image, or what is proved of them over its box. */
function marginBars(facts: ImageFacts, margins: readonly number[], look: Bar['look']): readonly Bar[] {
  return margins.flatMap((margin, other) =>
    other === facts.label
      ? []
      : [
          {
            id: `m${other}`,
            label: `over ${nameOf(facts, other)}`,
            lower: Math.min(0, margin),
            upper: Math.max(0, margin),
            look,
            text: look === 'proved' ? `≥ ${formatLower(margin)}` : short(margin),
          },
        ],
  );
}

function axisOf(margins: readonly number[]): readonly [number, number] {
  const most = Math.max(1, ...margins.map(Math.abs));
  return [-most, most];
}

function openedFigure(facts: ImageFacts | undefined): Figure {
  if (!facts) return {};
  return {
    photos: {
      title: 'What the network is given',
      photos: [{ ...facts.photo, label: `answers ${nameOf(facts, facts.prediction)}` }],
    },
    bars: {
      title: `Margin of ${nameOf(facts, facts.label)}`,
      axis: axisOf(facts.margin),
      rows: marginBars(facts, facts.margin, 'sign'),
      forbiddenBelow: 0,
    },
  };
}

function askedFigure({ levels = 0 }: Values, facts: ImageFacts | undefined): Figure {
  if (!facts?.box?.proved) return {};
  return {
    bars: {
      title: `Proved at ε = ${numeral(levels)}/255: the margin is at least`,
      axis: axisOf(facts.box.proved),
      rows: marginBars(facts, facts.box.proved, 'proved'),
      forbiddenBelow: 0,
    },
    note: 'By CROWN, rounding included.',
  };
}

/** All radii in one line: proved, unknown, falsified. */
function lineFigure({ levels = 0 }: Values, facts: ImageFacts | undefined): Figure {
  const radii = facts?.radii;
  if (!facts || !radii) return {};
  const falsified = radii.falsified ?? MOST_LEVELS;
  return {
    bars: {
      title: 'What is known of every radius, in 255ths',
      axis: [0, MOST_LEVELS],
      rows: [
        {
          id: 'proved',
          label: 'Verified',
          lower: 0,
          upper: radii.certified,
          look: 'verified',
          text: `to ${short(radii.certified)}`,
        },
        {
          id: 'unknown',
          label: 'Unknown',
          lower: Math.min(radii.certified, falsified),
          upper: falsified,
          look: 'drawn',
          text: `${short(radii.certified)} to ${short(falsified)}`,
        },
        ...(radii.falsified === undefined
          ? []
          : [
              {
                id: 'falsified',
                label: 'Falsified',
                lower: falsified,
                upper: MOST_LEVELS,
                look: 'gap',
                text: `from ${short(falsified)}`,
              } as const,
            ]),
        { id: 'asked', label: 'Asked', lower: levels, upper: levels, look: 'exact', text: short(levels) },
      ],
    },
    note: 'Tried in steps of a quarter. Verified by CROWN; falsified by an attack whose input was checked.',
  };
}

const waiting: Paragraph = say`The network is being asked, on your machine.`;

function openedWords(facts: ImageFacts): Paragraph {
  return facts.prediction === facts.label
    ? say`Now it answers ${strong(nameOf(facts, facts.prediction))}, as the label says.`
    : say`Now it answers ${strong(nameOf(facts, facts.prediction))}, and the label is ${nameOf(facts, facts.label)}. Nothing is broken and nothing warns you: the same file was given other numbers.`;
}

function decidedWords({ levels = 0 }: Values, { radii }: ImageFacts): Paragraph {
  if (!radii) return waiting;
  if (levels <= radii.certified)
    return say`At ${numeral(levels)}/255 it is ${mark('proved', 'verified')}: CROWN proves every margin.`;
  if (radii.falsified !== undefined && levels >= radii.falsified)
    return say`At ${numeral(levels)}/255 it is ${mark('falsified', 'falsified')}: the attack has an input to show.`;
  return say`At ${numeral(levels)}/255 it is ${mark('unknown', 'unknown')}. Here branch and bound goes on: it splits the box’s cases until each is verified or one is falsified. In Inspect, “Decide” does it.`;
}

/** What lies above the certified radius. */
function openWords(radii: ImageFacts['radii']): Paragraph {
  if (radii?.falsified !== undefined)
    return say`The attack succeeds from ${mark('falsified', `${numeral(radii.falsified)}/255`)} on. In between, nobody knows yet.`;
  if (radii && radii.certified >= MOST_LEVELS) return say`Further than that it was not tried.`;
  return say`The attack finds nothing up to ${numeral(MOST_LEVELS)}/255. In between, nobody knows yet.`;
}

export const own: Lesson<ImageFacts> = {
  id: 'own',
  title: 'Your own network: open, ask, decide',
  short: 'Your own',
  aim: 'Open a network of your own, say what its file does not, ask a question with all its parts, and get to a verdict.',
  numbers: {
    image: { label: 'Test image', initial: 0, least: 0, most: 19, step: 1 },
    black: { label: 'Number of a black pixel', initial: 0, least: 0, most: 1, step: 0.1 },
    white: { label: 'Number of a white pixel', initial: 1, least: 0, most: 1, step: 0.1 },
    levels: { label: 'Radius ε in 255ths', initial: 2, least: 0, most: MOST_LEVELS, step: 0.25, unit: '/255' },
  },
  live: askForImage(USUAL_TIGHT_METHOD),
  steps: [
    {
      title: 'Open: what a file does not say',
      prose: (_, facts) => [
        say`In Inspect, drop an ONNX, Keras or TensorFlow.js file onto the page. It stays on your machine. The file says which layers there are; it does not say what the numbers mean: their range, their order, the names of the classes.`,
        say`A bundled network stands in for yours. On test image ${scrub('image')} give black the number ${scrub('black')} and white the number ${scrub('white')}. It was trained with 0 and 1; a scan of a printed page has it ${mark('m0', 'the other way round', { black: 1, white: 0 })}. Back to ${mark('m0', '0 and 1', { black: 0, white: 1 })}.`,
        facts ? openedWords(facts) : waiting,
      ],
      figure: (_, facts) => openedFigure(facts),
    },
    {
      title: 'Ask: a box and a label',
      prose: ({ black = 0, white = 1, levels = 0 }, facts) => [
        say`A question has four parts: the network, the input with its label, the radius ε = ${scrub('levels')}, and the range that pixels cannot leave. Change one, and it is another question.`,
        facts?.box?.proved
          ? say`${countProved(facts)} of ${String(facts.margin.length - 1)} classes are ruled out at ε = ${numeral(levels)}/255. The image is verified when all of them are.${black === 0 && white === 1 ? '' : ' The pixels still have other numbers than in training.'}`
          : waiting,
      ],
      figure: askedFigure,
    },
    {
      title: 'How far?',
      prose: () => [
        say`Instead of asking at one radius one can ask for the largest that is proved: the ${strong('certified radius')}. For test image ${scrub('image')}, try ε = ${scrub('levels')} and other values, and watch the bar that is lowest.`,
      ],
      figure: askedFigure,
      prediction: {
        question: 'Up to which ε, in 255ths, does CROWN verify this image?',
        handles: ['Certified radius in 255ths'],
        axis: [0, MOST_LEVELS],
        grain: 0.25,
        start: [7],
        hints: ['All bars must be above 0; the lowest decides.', 'Scrub ε up until the first bar falls to 0.'],
        truthName: 'CROWN',
        truth: (_, { radii }) => [radii?.certified ?? 0],
        gap: ([drawn = 0], [truth = 0]) =>
          say`You drew ${numeral(drawn)}/255; CROWN verifies up to ${strong(`${numeral(truth)}/255`)}.`,
        after: (_, { radii }) => [openWords(radii)],
        figure: lineFigure,
      },
    },
    {
      title: 'Decide',
      prose: (values, facts) => [
        say`Ask at ε = ${scrub('levels')}, for test image ${scrub('image')}.`,
        facts ? decidedWords(values, facts) : waiting,
        say`Below an answer write all that it is about: network, image, ε and its unit, range, method, rounding. In Inspect the link in the address bar holds all of it.`,
      ],
      figure: lineFigure,
    },
  ],
  next: [
    {
      label: 'This question in Inspect: decide it, or open your file',
      open: (app, { image = 0, levels = 0 }) => openInspect(app, { model: SUBJECT, image, epsilon: levels / 255 }),
    },
  ],
  sources: [
    'C. Brix et al., The Fourth International Verification of Neural Networks Competition (VNN-COMP), 2023.',
    'H. Zhang et al., Efficient Neural Network Robustness Certification with General Activation Functions (CROWN), 2018.',
    'S. Wang et al., Beta-CROWN, 2021.',
  ],
  teacher: {
    misconception: 'That a file of a network says everything, and that a verdict means something without its question.',
    minutes: 5,
    questions: [
      {
        ask: 'Name three things that an ONNX file does not say of its inputs and outputs.',
        answer: () => 'The range of the pixels, their order (and that of colours), the names of the classes.',
      },
      {
        ask: 'A network is verified up to 1.5/255 and an attack succeeds from 2.5/255. What of 2/255?',
        answer: () => 'Unknown, until a better bound, a better attack or splitting decides it.',
      },
      {
        ask: 'Which parts does a question have, so that its verdict can be checked by others?',
        answer: () =>
          'Network, input and label, radius with its unit, range of the inputs; and for the proof, method and rounding.',
      },
    ],
  },
};

function countProved({ box, label }: ImageFacts): string {
  return String((box?.proved ?? []).filter((lower, other) => other !== label && lower > 0).length);
}
