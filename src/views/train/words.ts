import type { GroupingState } from '../../app/grouping/groupingState';
import { TRAININGS, type TrainingMethod } from '../../catalog/trainings';
import type { TrainingSnapshot } from '../../engine/api/trainingTypes';
import { timeLeft } from '../../numbers/amounts';
import { counted, formatPercent, formatValue } from '../../numbers/format';
import type { VerdictName } from '../../pictures/VerdictMark';
import type { FigureId } from './runs/figures';
import type { Preset, TrainSettings } from './state/trainState';

/*
 * What Train says. Its figures come from interval bounds in plain floating point, so they are estimates: nothing here is
 * called verified without saying so.
 */

/** How all figures come about; stands with every one of them. */
export const QUICK_NOTE = 'Fast estimates on held-out images; Groups computes the proved figures.';

export const LEAD = {
  missing: 'The training of this link is not in this browser; you can train it again with the same settings.',
  time: 'Takes about two minutes on two cores. ',
  background: 'Training goes on while you look at other views, and every epoch is kept in this browser.',
  unkept:
    'Training goes on while you look at other views. Nothing can be kept here: save the network before you leave.',
} as const;

export const PRESET_WORDS: Readonly<Record<Preset, { readonly label: string; readonly note: string }>> = {
  both: {
    label: 'IGRP and CROWN-IBP',
    note: 'Two small networks that differ only in their radii: one radius for all pairs of classes, or a smaller one within groups.',
  },
  natural: {
    label: 'Natural alone',
    note: 'A network trained for accuracy alone: higher clean accuracy, and almost no verified accuracy.',
  },
  own: { label: 'Your own', note: 'Choose the method, the groups, the radii and everything else.' },
};

/** Radii that a method trains for, at radii in words. */
export function radiiWords(method: TrainingMethod, inner: string, outer: string): string {
  const { radii } = TRAININGS[method];
  if (radii === 'none') return 'accuracy alone';
  return radii === 'one' ? `${outer} between all classes` : `${outer} between groups, ${inner} within groups`;
}

/** What will be trained, in a sentence or two. */
export function planWords(
  { methods, inner, outer }: Pick<TrainSettings, 'methods' | 'inner' | 'outer'>,
  groups: number,
  format: (radius: number) => string,
): string {
  const radii = (method: TrainingMethod) => radiiWords(method, format(inner), format(outer));
  const [first, second] = methods;
  if (!first) return '';
  const judged = groups === 0 ? '' : `, and tested with ${counted(groups, 'group')} of classes after every epoch`;
  if (!second) return `One network, trained for ${radii(first)}${judged}.`;
  const [name, other] = [TRAININGS[first].title, TRAININGS[second].title];
  return `Two networks from the same images and the same seed. ${name} trains for ${radii(first)}; ${other} for ${radii(second)}. Which classifies more images correctly, and which bounds are tighter?`;
}

/** What there will be to see while a network trains. */
export const STORY = {
  natural: 'Clean accuracy rises. Bounds are computed too, though training does not ask for them.',
  tree: 'One network after another, the one between groups first; the radius grows anew for each.',
  ramp: 'As the radius grows, bounds get tighter and clean accuracy falls.',
  full: 'At the full radius both settle: what was gained in bounds, what was lost in clean accuracy.',
} as const;

/** What a line of the curves counts, at radii in words. */
export const FIGURE_WORDS: Readonly<
  Record<FigureId, { readonly name: string; readonly meaning: (inner: string, outer: string) => string }>
> = {
  clean: { name: 'Clean', meaning: () => 'Clean accuracy: images classified correctly without a perturbation.' },
  interGroup: {
    name: 'Between groups',
    meaning: (_, outer) => `Estimated verified accuracy at ${outer} against the classes of other groups.`,
  },
  adaptive: {
    name: 'Adaptive',
    meaning: (inner, outer) => `Estimated verified accuracy at ${inner} within groups and ${outer} between groups.`,
  },
  verified: {
    name: 'All pairs',
    meaning: (_, outer) => `Estimated verified accuracy at ${outer} against all classes.`,
  },
};

export const CURVE_NOTES = {
  pace: 'Mean time of the last batches on this machine, and how long the remaining ones take at that rate.',
  loss: 'What training minimises: the mean over the latest batches. It rises while the radii grow.',
  noRadius: 'This method trains without a radius. The figures above are at the radii of the settings all the same.',
  ramp: (outer: string) =>
    `How far the radii of the loss have grown; they end at ${outer}. Dashed: planned. The figures above are at the full radii from the start.`,
} as const;

/** What the estimates say of a held-out image. */
const WATCHED: Readonly<Record<VerdictName, string>> = {
  verified: 'passes',
  unknown: 'does not pass',
  falsified: 'misclassified',
};

export const WATCH = {
  head: 'What to watch',
  images: '24 held-out images, tested with fast bounds after every epoch:',
  marks: [
    ['falsified', 'misclassified without a perturbation'],
    ['unknown', 'classified correctly, but the bounds do not pass'],
    ['verified', 'the bounds pass at the adaptive radius'],
  ],
  tree: 'And the tree of classes: which classes its weights treat as similar.',
  notJudged: 'not tested yet',
  none: 'Held-out images, tested after every epoch',
} as const;

/** What is said of one image: "passes". */
export function watchedWord(verdict: VerdictName | null): string {
  return verdict ? WATCHED[verdict] : WATCH.notJudged;
}

/** "9 of 24 pass the fast bounds, 11 do not, 4 misclassified". */
export function countVerdicts(verdicts: readonly VerdictName[] | undefined): string {
  if (!verdicts) return WATCH.none;
  const count = (name: VerdictName) => verdicts.filter((verdict) => verdict === name).length;
  const [passing, failing, wrong] = [count('verified'), count('unknown'), count('falsified')];
  return `${passing} of ${verdicts.length} pass the fast bounds, ${failing} do not, ${wrong} misclassified`;
}

/** What became of an image: "Shirt: passes since epoch 6". */
export function historyWords(name: string, history: readonly (VerdictName | undefined)[]): string {
  const now = history.at(-1);
  if (!now) return `${name}: ${WATCH.notJudged}`;
  const since = history.findLastIndex((verdict) => verdict !== now) + 2;
  return `${name}: ${WATCHED[now]} since epoch ${since}`;
}

/** Where a training stands, in a few words. */
export function phaseWords(snapshot: TrainingSnapshot): string {
  const { request, phase, reports, epochs, step, steps, bestEpoch, part } = snapshot;
  const done = Math.min(reports.length, epochs);
  const next = Math.min(done + 1, epochs);
  const of = `${next} of ${epochs}${part ? ` (${part})` : ''}`;
  if (phase === 'elsewhere') return `Trains in another tab, now in epoch ${of}`;
  if (phase === 'waiting') return 'Starting';
  if (phase === 'running') return `Epoch ${of}`;
  if (phase === 'paused') return `Paused in epoch ${of}, after batch ${step} of ${steps}`;
  if (phase === 'done' && TRAININGS[request.method].tree) return 'Done; the tree is complete';
  if (phase === 'done') return `Done${bestEpoch === undefined ? '' : `; best after epoch ${bestEpoch}`}`;
  if (phase === 'failed') return `Failed in epoch ${next}`;
  return done === 0 ? 'Stopped in the first epoch' : `Stopped after epoch ${done} of ${epochs}`;
}

/** How fast it goes, and how long it will take: "46 ms a batch · 20 s left". */
export function paceWords({ phase, millisecondsPerStep, secondsLeft }: TrainingSnapshot): string {
  const pace = millisecondsPerStep === undefined ? [] : [`${formatValue(Math.round(millisecondsPerStep))} ms a batch`];
  const left = phase !== 'running' || secondsLeft === undefined ? [] : [`${timeLeft(secondsLeft)} left`];
  return [...pace, ...left].join(' · ');
}

/** Which network of a training is saved and opened. */
export function keptWords({ request, bestEpoch, reports, epochs }: TrainingSnapshot): string {
  if (TRAININGS[request.method].tree) return 'The tree, with the best network so far for each of its decisions';
  const kept = reports.findLast(({ epoch }) => epoch === bestEpoch);
  if (!kept) return `The network after epoch ${Math.min(reports.length, epochs)}`;
  return `The network after epoch ${bestEpoch}, the best so far: clean accuracy ${formatPercent(kept.heldOut.clean)} %`;
}

export const TREE_WORDS = {
  title: 'The tree of its classes',
  none: 'A tree of networks has no single last layer, so there are no distances between all classes.',
  later: 'Drawn after the first epoch, and again after every one.',
} as const;

export const RUN_WORDS = {
  elsewhere:
    'Pause or stop it in the tab where it trains; this one follows after every epoch. Once that tab is closed, you can resume it here.',
  writing: 'Writing the network and computing its clean accuracy',
  first: 'The first figures appear here after the first epoch.',
  failed: 'Training ended before the first epoch was complete; the reason stands below.',
  tree: 'The networks of the tree train one after another; the whole tree is tested at the end.',
  unlike: 'Their groups or radii differ, so nothing else can be compared.',
  nothing: '; the bounds of neither pass for any image yet.',
  oneEach: ' One run each: other seeds may give other numbers.',
} as const;

/** Why something cannot be done with a training. */
export const HAND_OVER = {
  inspect: (name: string) => `${name} could not be opened.`,
  groups: 'The networks could not be opened in Groups.',
  save: (fileName: string) => `${fileName} could not be saved.`,
} as const;

export const STOP_NOTE = 'Ends the work at once. The last whole epoch stays, and training can go on from there.';

export const SETUP_WORDS = {
  noImages: 'This link names training images that are not here. Choose others under “Your own”.',
  otherClasses: (classes: number) =>
    `This tree comes from a network with other classes than these ${classes}. Choose another tree.`,
  noTree: (name: string, why: string) => `There is no tree of ${name}. ${why}`,
} as const;

const SOURCES: Readonly<Record<GroupingState['source'], string>> = {
  weights: 'the weights of the last layer',
  'unit-weights': 'the weights of the last layer, scaled to length one',
  features: 'mean features',
  confusion: 'which classes it confuses',
};

/** Where groups come from, as a sentence for the model's card. */
export function groupsFromWords(
  { source, metric, linkage, moves }: Pick<GroupingState, 'source' | 'metric' | 'linkage' | 'moves'>,
  model: string,
  count: number,
): string {
  const distance = source === 'confusion' ? '' : `${metric} distance, `;
  const cut = `cut into ${counted(count, 'group')}`;
  const moved = moves.length === 0 ? '' : `; ${counted(moves.length, 'class', 'classes')} moved by hand`;
  return `The dendrogram of ${model} by ${SOURCES[source]} (${distance}${linkage} linkage), ${cut}${moved}.`;
}
