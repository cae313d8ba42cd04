import { QUICKEST_METHOD } from '../../../catalog/methods';
import { formatLower, formatUpper } from '../../../numbers/format';
import { openInspect } from '../../inspect/state/inspectState';
import type { Bar, Figure, Lesson, Photo, Values } from '../lesson';
import { askForImage, type ImageFacts, MOST_LEVELS, SUBJECT } from '../live/imageFacts';
import { numeral } from '../math/words';
import { mark, type Paragraph, say, scrub, strong } from '../prose';

/** Classes whose margins are drawn. */
const SHOWN = 4;

const nameOf = ({ classes }: ImageFacts, label: number) => classes[label] ?? `class ${label}`;

/** The classes nearest to winning, the nearest first. */
function rivals({ margin, label }: ImageFacts): readonly number[] {
  return [...margin.keys()]
    .filter((each) => each !== label)
    .sort((a, b) => (margin[a] ?? 0) - (margin[b] ?? 0))
    .slice(0, SHOWN);
}

function marginBars(facts: ImageFacts): readonly Bar[] {
  return rivals(facts).map((other) => {
    const margin = facts.margin[other] ?? 0;
    return barOf(
      `m${other}`,
      `over ${nameOf(facts, other)}`,
      Math.min(0, margin),
      Math.max(0, margin),
      twoDecimals(margin),
    );
  });
}

function barOf(id: string, label: string, lower: number, upper: number, text: string): Bar {
  return { id, label, lower, upper, look: 'sign', text };
}

const twoDecimals = (value: number) => numeral(Number(value.toFixed(2)));

/** One axis for every radius, so that bars can be compared while ε is scrubbed. */
function axisOf(facts: ImageFacts): readonly [number, number] {
  const most = Math.max(...facts.margin, 1);
  return [-most, most];
}

function imageFigure(facts: ImageFacts | undefined, photos: readonly Photo[]): Figure {
  if (!facts) return {};
  return {
    photos: { title: `Test image, labelled ${nameOf(facts, facts.label)}`, photos },
    bars: {
      title: 'Margin of the label at the image itself',
      axis: axisOf(facts),
      rows: marginBars(facts),
      forbiddenBelow: 0,
    },
  };
}

/** Before and after the attack, and what is proved of the box. */
function attackFigure({ levels = 0 }: Values, facts: ImageFacts | undefined, proofs: boolean): Figure {
  if (!facts?.box) return imageFigure(facts, facts ? [facts.photo] : []);
  const { found, proved, fooled } = facts.box;
  const photos = fooled
    ? [facts.photo, fooled.change, { ...fooled.photo, label: `classified as ${fooled.photo.label}` }]
    : [facts.photo];
  const rows = rivals(facts).map((other): Bar => {
    const least = found[other] ?? 0;
    const low = proved?.[other];
    if (!proofs || low === undefined)
      return barOf(
        `m${other}`,
        `over ${nameOf(facts, other)}`,
        Math.min(0, least),
        Math.max(0, least),
        twoDecimals(least),
      );
    return {
      id: `m${other}`,
      label: `over ${nameOf(facts, other)}`,
      lower: Math.min(low, least),
      upper: least,
      look: 'proved',
      text: `${formatLower(low)} to ${formatUpper(least)}`,
    };
  });
  return {
    photos: { title: `The image at ε = ${numeral(levels)}/255`, photos },
    bars: {
      title: proofs
        ? 'The least margin lies between what is proved and what was found'
        : 'Least margin that the attack found',
      axis: axisOf(facts),
      rows,
      forbiddenBelow: 0,
    },
    note:
      proofs && proved
        ? 'Lower bounds are proved by CROWN, rounding included. Upper bounds are margins of inputs that the attack met.'
        : 'Below 0 the other class wins. Every counterexample is evaluated again in double precision before it is shown.',
  };
}

const waiting: Paragraph = say`The network is being asked, on your machine.`;

function answerWords(facts: ImageFacts): Paragraph {
  const [nearest = 0] = rivals(facts);
  const margin = facts.margin[nearest] ?? 0;
  const name = nameOf(facts, facts.label);
  if (facts.prediction !== facts.label)
    return say`Its label is ${strong(name)}, but the network answers ${strong(nameOf(facts, facts.prediction))}: it is misclassified without any change. Take another image.`;
  return say`Its label is ${strong(name)}, and so is the answer. ${name}’s logit is ${mark(`m${nearest}`, `${twoDecimals(margin)} above`)} that of ${nameOf(facts, nearest)}, the nearest other class. This distance is the ${strong('margin')}.`;
}

function attackWords(facts: ImageFacts, levels: number): Paragraph {
  const { fooled, found = [] } = facts.box ?? {};
  if (fooled)
    return say`At ${numeral(levels)}/255 the network answers ${strong(nameOf(facts, fooled.label))}. ${mark('change', 'The change')}, stretched until one can see it, looks like nothing at all.`;
  const closest = Math.min(...rivals(facts).map((other) => found[other] ?? 0));
  return say`At ${numeral(levels)}/255 the attack finds no such input. The least margin that it found is ${twoDecimals(closest)}.`;
}

function verdictWords(facts: ImageFacts, levels: number): Paragraph {
  const verdict = facts.box?.verdict;
  if (verdict === 'falsified')
    return say`At ε = ${numeral(levels)}/255 the attack succeeds: ${strong('falsified')}. One counterexample is enough; no bound is needed.`;
  if (verdict === 'verified')
    return say`At ε = ${numeral(levels)}/255 every bar begins above 0: ${strong('verified')}. No attack can succeed, also none that nobody has thought of.`;
  return say`At ε = ${numeral(levels)}/255 the attack finds nothing, and some bar begins below 0: ${strong('unknown')}. Perhaps there is a counterexample, perhaps the bound is loose.`;
}

export const fool: Lesson<ImageFacts> = {
  id: 'fool',
  title: 'An image that fools a network',
  short: 'Fooled',
  aim: 'See how little it takes to change an answer, and say why an attack that finds nothing proves nothing.',
  numbers: {
    image: { label: 'Test image', initial: 4, least: 0, most: 19, step: 1 },
    levels: { label: 'Radius ε in 255ths', initial: 2, least: 0, most: MOST_LEVELS, step: 0.5, unit: '/255' },
  },
  live: askForImage(QUICKEST_METHOD),
  steps: [
    {
      title: 'An image is a row of numbers',
      prose: (_, facts) => [
        say`Test image ${scrub('image')} is a grid of 28 × 28 pixels, each a number between 0 and 1. A network that was trained on such images turns them into ten numbers, a logit for each class. The largest is its answer.`,
        facts ? answerWords(facts) : waiting,
      ],
      figure: (_, facts) => imageFigure(facts, facts ? [facts.photo] : []),
    },
    {
      title: 'A change that nobody sees',
      prose: (_, facts) => [
        say`Let every pixel of image ${scrub('image')} change by at most ε, a few of its 256 levels of grey. To us it stays the same image.`,
        say`An ${strong('attack')} looks for the change that hurts most. It follows the margin downhill, a step at a time, and never leaves what ε allows. As soon as the margin is below 0, the network answers something else.`,
        ...(facts && facts.prediction !== facts.label ? [answerWords(facts)] : []),
      ],
      figure: (_, facts) => imageFigure(facts, facts ? [facts.photo] : []),
      prediction: {
        question: 'From which ε on, in 255ths, does the attack succeed?',
        handles: ['Radius in 255ths'],
        axis: [0, MOST_LEVELS],
        grain: 0.25,
        start: [6],
        hints: [
          'It may change all 784 pixels at once, each in the worst direction.',
          'Many small changes add up: the network was trained for accuracy, and nothing in its training asked for a margin.',
        ],
        truthName: 'Attack',
        truth: (_, { radii }) => [radii?.falsified ?? MOST_LEVELS],
        gap: ([drawn = 0], [truth = 0], _, facts) =>
          facts.radii?.falsified === undefined
            ? say`You drew ${numeral(drawn)}/255; up to ${strong(`${numeral(truth)}/255`)} the attack finds nothing.`
            : say`You drew ${numeral(drawn)}/255; the attack first succeeds at ${strong(`${numeral(truth)}/255`)}.`,
        after: (_, facts) =>
          facts.radii?.falsified === undefined
            ? [say`Further it was not tried, and nothing found is not a proof. Take another image.`]
            : [
                say`That is ${strong(`${numeral(Number(((100 * facts.radii.falsified) / 255).toFixed(1)))} %`)} of the way from black to white. Random noise of this size hardly moves the answer; the attack does not choose at random.`,
              ],
        figure: (values, facts) => attackFigure(values, facts, false),
      },
    },
    {
      title: 'What the attack did',
      prose: ({ levels = 0 }, facts) => [
        say`Scrub ε from 0: ${scrub('levels')}, for image ${scrub('image')}. The margins fall together, and the first to cross 0 decides.`,
        facts?.box ? attackWords(facts, levels) : waiting,
      ],
      figure: (values, facts) => attackFigure(values, facts, false),
    },
    {
      title: 'Nothing found is not a proof',
      prose: ({ levels = 0 }, facts) => [
        say`An attack that finds nothing has looked at some inputs. The box at ε = ${scrub('levels')} holds endlessly many. To rule all of them out takes a ${strong('bound')}: a number that no margin in the box is below.`,
        facts?.box?.proved ? verdictWords(facts, levels) : waiting,
        say`How such bounds are found is what the next lessons are about. Find a radius for each of the three verdicts.`,
      ],
      figure: (values, facts) => attackFigure(values, facts, true),
    },
  ],
  next: [
    {
      label: 'This image and ε in Inspect',
      open: (app, { image = 0, levels = 0 }) => openInspect(app, { model: SUBJECT, image, epsilon: levels / 255 }),
    },
  ],
  sources: [
    'C. Szegedy et al., Intriguing Properties of Neural Networks, 2014.',
    'I. Goodfellow et al., Explaining and Harnessing Adversarial Examples, 2015.',
    'A. Madry et al., Towards Deep Learning Models Resistant to Adversarial Attacks, 2018.',
  ],
  teacher: {
    misconception: 'An attack that finds nothing is a proof, and a small change is harmless.',
    minutes: 5,
    questions: [
      {
        ask: 'What is the margin of a class, and what does a margin below 0 mean?',
        answer: () =>
          'The label’s logit minus that of the class. Below 0 the other class wins: the input is misclassified.',
      },
      {
        ask: 'Each of 784 pixels may change by 2/255. By how much may the sum of all pixels change?',
        answer: () => `By up to ${numeral(Number(((784 * 2) / 255).toFixed(2)))}: many small changes add up.`,
      },
      {
        ask: 'Ten thousand random inputs of the box are all classified correctly. Is the image verified?',
        answer: () => 'No. The box holds endlessly many others; only a lower bound above 0 speaks of all.',
      },
    ],
  },
};
