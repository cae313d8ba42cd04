import { formatPercent } from '../../charts/numbers';
import type { EpochReport, TrainingSnapshot } from '../../engine/trainingTypes';
import { METHOD_NOTES } from './methodNotes';

/** A piece of a sentence; the strong ones are numbers to look at. */
export type FindingPart = string | { readonly strong: string };

const FIRST = 'The first figures stand here after the first epoch.';

const UNLIKE = 'Their groups or radii differ, so that nothing else compares.';

/** Keeps a number and its sign on one line. */
const NBSP = '\u00a0';

/** A network after an epoch. */
interface Judged {
  readonly name: string;
  readonly figures: EpochReport['heldOut'];
}

/**
 * What the held-out images say, in a sentence or two: of two trainings after the last epoch that both have done.
 *
 * @param at the epoch to speak of; null for the latest
 * @param format writes a radius
 */
export function findingOf(
  runs: readonly TrainingSnapshot[],
  at: number | null,
  format: (radius: number) => string,
): readonly FindingPart[] {
  const [first, second] = runs;
  if (!first) return [];
  if (runs.some(isUnfinishedTree)) {
    return ['The networks of the tree train one after the other; the whole tree is judged at the end.'];
  }
  const epoch = Math.min(at ?? Number.POSITIVE_INFINITY, ...runs.map(({ reports }) => reports.length));
  if (epoch === 0) {
    const failed = runs.some(({ phase }) => phase === 'failed');
    return [failed ? 'Training ended before its first epoch did; below stands why.' : FIRST];
  }
  const names = namesOf(runs);
  const judged = runs.flatMap(({ reports, request }, place): Judged[] => {
    const report = request.method === 'ndt' ? reports.at(-1) : reports[epoch - 1];
    return report ? [{ name: names[place] ?? '', figures: report.heldOut }] : [];
  });
  const [one, other] = judged;
  if (!one) return [];
  const radius = isJudgedAlike(runs) ? format(first.request.epsilonOuter) : null;
  const after = `After epoch ${Math.min(epoch, first.epochs)} `;
  return second && other ? [after, ...tellTwo(one, other, radius)] : [after, ...tellOne(one, radius)];
}

function tellOne({ figures: { clean, interGroup, adaptive } }: Judged, radius: string | null): FindingPart[] {
  const opening = ['the network reads ', percent(clean), ' of the held-out images right. '];
  if (interGroup === undefined || adaptive === undefined) return opening;
  return [
    ...opening,
    `Within ${radius} it holds `,
    percent(interGroup),
    ' between groups; at the radius of every pair ',
    percent(adaptive),
    '.',
  ];
}

function tellTwo(one: Judged, other: Judged, radius: string | null): FindingPart[] {
  const size = formatPercent(Math.abs(other.figures.clean - one.figures.clean));
  const more = other.figures.clean > one.figures.clean ? 'more' : 'fewer';
  return [
    `${other.name} reads `,
    percent(other.figures.clean),
    ` right, ${one.name} `,
    percent(one.figures.clean),
    ': ',
    { strong: size === '0.0' ? 'as many' : `${size} points ${more}` },
    '. ',
    ...(radius === null ? [UNLIKE] : tellHeld(one, other, radius)),
  ];
}

function tellHeld(one: Judged, other: Judged, radius: string): FindingPart[] {
  const [before, after] = [one.figures, other.figures];
  if (before.interGroup === undefined || after.interGroup === undefined) return [];
  const whole = (share: number) => Math.round(100 * share);
  const across =
    whole(before.interGroup) === whole(after.interGroup)
      ? [`Within ${radius} both hold `, { strong: `${whole(after.interGroup)}${NBSP}%` }, ' between groups']
      : [
          `Within ${radius} ${other.name} holds `,
          percent(after.interGroup),
          ` between groups, ${one.name} `,
          percent(before.interGroup),
        ];
  if (before.adaptive === undefined || after.adaptive === undefined) return [...across, '.'];
  return [
    ...across,
    '; at the radius of every pair ',
    percent(after.adaptive),
    ' against ',
    percent(before.adaptive),
    '.',
  ];
}

/** Whether all are judged by the same images, groups and radii. */
function isJudgedAlike(runs: readonly TrainingSnapshot[]): boolean {
  const terms = runs.map(({ request: { dataset, groups, epsilonInner, epsilonOuter } }) =>
    JSON.stringify([dataset, groups, epsilonInner, epsilonOuter]),
  );
  return new Set(terms).size === 1;
}

/** Until its end the reports of a tree are about one of its networks each. */
function isUnfinishedTree({ request, phase }: TrainingSnapshot): boolean {
  return request.method === 'ndt' && phase !== 'done';
}

/** The methods' names; the networks' own where two are of one method. */
export function namesOf(runs: readonly TrainingSnapshot[]): readonly string[] {
  const methods = new Set(runs.map(({ request }) => request.method));
  return runs.map(({ request }) => (methods.size < runs.length ? request.name : METHOD_NOTES[request.method].name));
}

function percent(share: number): FindingPart {
  return { strong: `${formatPercent(share)}${NBSP}%` };
}
