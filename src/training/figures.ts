import type { Verdict } from '../bounds/margins/margins';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { type Margins, marginsOf } from './margins';
import { type GroupRadii, groupOfClasses } from './radii';
import type { ChooseBy } from './recipe';
import type { TrainableNetwork } from './trainableNetwork';

/**
 * Shares of images, from 0 to 1. Verified is by interval bounds with rounding ignored: quick figures to steer training
 * by, not the proved ones that model cards give.
 */
export interface Figures {
  /** Images whose largest logit is their label's. */
  readonly clean: number;
  /** Against all classes at the outer radius. */
  readonly verified?: number;
  /** Against the classes of other groups at the outer radius. */
  readonly interGroup?: number;
  /** Against the classes of the same group at the inner radius. */
  readonly innerGroup?: number;
  /** Against each class at its pair's radius. */
  readonly adaptive?: number;
}

/** The margin that a figure asks to be positive over a class of the same group or of another; undefined for none. */
type Criterion = (margins: Required<Margins>, at: number, sameGroup: boolean) => number | undefined;

const BY_RADIUS: Readonly<Record<Exclude<keyof Figures, 'clean'>, Criterion>> = {
  verified: ({ outer }, at) => outer[at],
  interGroup: ({ outer }, at, same) => (same ? undefined : outer[at]),
  innerGroup: ({ inner }, at, same) => (same ? inner[at] : undefined),
  adaptive: ({ inner, outer }, at, same) => (same ? inner[at] : outer[at]),
};
const CRITERIA: Readonly<Record<keyof Figures, Criterion>> = { clean: ({ clean }, at) => clean[at], ...BY_RADIUS };

/** Judges a network on the images of these indices. */
export async function figuresOf(
  network: TrainableNetwork,
  data: DatasetImages,
  indices: Uint32Array,
  radii: GroupRadii | undefined,
): Promise<Figures> {
  const margins = await marginsOf(network, data, indices, radii);
  const labels = Uint8Array.from(indices, (index) => data.labels[index] as number);
  return figuresFrom(margins, labels, radii && groupOfClasses(data.classes, radii.groups));
}

/**
 * The figures of images whose margins are known; but for clean accuracy none without bounds.
 *
 * @param groups the number of each class's group
 */
export function figuresFrom(margins: Margins, labels: Uint8Array, groups: readonly number[] = []): Figures {
  const names = Object.keys(margins.inner && margins.outer ? CRITERIA : { clean: 0 }) as (keyof Figures)[];
  const shares = names.map((name) => {
    const passed = labels.reduce((sum, _, sample) => sum + Number(passes(name, margins, labels, groups, sample)), 0);
    return [name, passed / labels.length];
  });
  return Object.fromEntries(shares) as Figures;
}

/** Whether an image has positive margins over every class that a figure counts. */
function passes(
  figure: keyof Figures,
  margins: Margins,
  labels: Uint8Array,
  groups: readonly number[],
  sample: number,
): boolean {
  const classes = margins.clean.length / labels.length;
  const label = labels[sample] as number;
  for (let other = 0; other < classes; other++) {
    if (other === label) continue;
    const same = groups[other] === groups[label];
    const margin = CRITERIA[figure](margins as Required<Margins>, sample * classes + other, same);
    if (margin !== undefined && !(margin > 0)) return false;
  }
  return true;
}

/** What makes one network better than another. */
export function scoreOf({ clean, verified = 0, adaptive = 0 }: Figures, choice: ChooseBy): number {
  switch (choice) {
    case 'clean':
      return clean;
    case 'verified':
      return verified;
    case 'adaptive':
      return adaptive;
    case 'clean-and-adaptive':
      return (clean + adaptive) / 2;
  }
}

/**
 * What is known of each image at its pairs' radii, by margins that ignore rounding; falsified where it is
 * misclassified without any change.
 *
 * @param groups the number of each class's group
 */
export function verdictsFrom(margins: Required<Margins>, labels: Uint8Array, groups: readonly number[]): Verdict[] {
  return Array.from(labels, (_, sample) => {
    if (!passes('clean', margins, labels, groups, sample)) return 'falsified';
    return passes('adaptive', margins, labels, groups, sample) ? 'verified' : 'unknown';
  });
}
