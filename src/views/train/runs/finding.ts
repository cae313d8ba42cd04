import { TRAININGS } from '../../../catalog/trainings';
import type { EpochReport, TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { formatPercent } from '../../../numbers/format';
import { RUN_WORDS } from '../words';

/** A piece of a sentence; the strong ones are numbers to look at. */
export type FindingPart = string | { readonly strong: string };

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
    return [RUN_WORDS.tree];
  }
  const epoch = Math.min(at ?? Number.POSITIVE_INFINITY, ...runs.map(({ reports }) => reports.length));
  if (epoch === 0) {
    const failed = runs.some(({ phase }) => phase === 'failed');
    return [failed ? RUN_WORDS.failed : RUN_WORDS.first];
  }
  const names = namesOf(runs);
  const judged = runs.flatMap(({ reports, request }, place): Judged[] => {
    const report = TRAININGS[request.method].tree ? reports.at(-1) : reports[epoch - 1];
    return report ? [{ name: names[place] ?? '', figures: report.heldOut }] : [];
  });
  const [one, other] = judged;
  if (!one) return [];
  const radius = hasSameTerms(runs) ? format(first.request.epsilonOuter) : null;
  const after = `After epoch ${Math.min(epoch, first.epochs)} `;
  return second && other ? [after, ...ofTwo(one, other, radius)] : [after, ...ofOne(one, radius)];
}

function ofOne({ figures: { clean, interGroup, adaptive } }: Judged, radius: string | null): FindingPart[] {
  const opening = ['the network classifies ', percent(clean), ' of the held-out images correctly. '];
  if (interGroup === undefined || adaptive === undefined) return opening;
  return [
    ...opening,
    `Estimated verified accuracy at ${radius}: `,
    percent(interGroup),
    ' between groups; at the adaptive radius ',
    percent(adaptive),
    '.',
  ];
}

/** Side by side: of one run each, nothing is said to be more. */
function ofTwo(one: Judged, other: Judged, radius: string | null): FindingPart[] {
  const [first, second] = [one, other].map(({ figures }) => formatPercent(figures.clean));
  const rest = [...ofBounds(one, other, radius), RUN_WORDS.oneEach];
  if (first === second) return ['both classify ', percent(other.figures.clean), ' correctly', ...rest];
  return [
    `${other.name} classifies `,
    percent(other.figures.clean),
    ` correctly, ${one.name} `,
    percent(one.figures.clean),
    ...rest,
  ];
}

/** What bounds say, where both are tested by the same groups and radii. */
function ofBounds(one: Judged, other: Judged, radius: string | null): FindingPart[] {
  if (radius === null) return ['. ', RUN_WORDS.unlike];
  if ([one, other].every(passesNothing)) return [RUN_WORDS.nothing];
  const compared = compareBounds(one, other, radius);
  return compared.length > 0 ? ['. ', ...compared] : ['.'];
}

/** Where bounds were computed and prove nothing yet, there are no figures to compare. */
function passesNothing({ figures: { interGroup, adaptive } }: Judged): boolean {
  return interGroup === 0 && !adaptive;
}

function compareBounds(one: Judged, other: Judged, radius: string): FindingPart[] {
  const [before, after] = [one.figures, other.figures];
  if (before.interGroup === undefined || after.interGroup === undefined) return [];
  const whole = (share: number) => Math.round(100 * share);
  const between =
    whole(before.interGroup) === whole(after.interGroup)
      ? [
          `Estimated verified accuracy at ${radius} between groups: `,
          { strong: `${whole(after.interGroup)}${NBSP}%` },
          ' for both',
        ]
      : [
          `Estimated verified accuracy at ${radius} between groups: ${other.name} `,
          percent(after.interGroup),
          `, ${one.name} `,
          percent(before.interGroup),
        ];
  if (before.adaptive === undefined || after.adaptive === undefined) return [...between, '.'];
  return [...between, '; at the adaptive radius ', percent(after.adaptive), ' against ', percent(before.adaptive), '.'];
}

/** Whether all are tested with the same images, groups and radii. */
function hasSameTerms(runs: readonly TrainingSnapshot[]): boolean {
  const terms = runs.map(({ request: { dataset, groups, epsilonInner, epsilonOuter } }) =>
    JSON.stringify([dataset, groups, epsilonInner, epsilonOuter]),
  );
  return new Set(terms).size === 1;
}

/** Until its end the reports of a tree are about one of its networks each. */
function isUnfinishedTree({ request, phase }: TrainingSnapshot): boolean {
  return TRAININGS[request.method].tree && phase !== 'done';
}

/** The methods' names; the networks' own where two are of one method. */
export function namesOf(runs: readonly TrainingSnapshot[]): readonly string[] {
  const methods = new Set(runs.map(({ request }) => request.method));
  return runs.map(({ request }) => (methods.size < runs.length ? request.name : TRAININGS[request.method].title));
}

function percent(share: number): FindingPart {
  return { strong: `${formatPercent(share)}${NBSP}%` };
}
