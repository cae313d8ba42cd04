import { areKin } from '../../../app/models/datasetFor';
import type { ModelCard } from '../../../engine/api/types';

/** A network by what is had of it. */
export interface Dot {
  readonly key: string;
  /** What trained it: “IGRP (quick)”. */
  readonly name: string;
  /** How it is trained again, or that it was trained with another seed. */
  readonly recipe: string;
  /** Shares of test images, from 0 to 1. */
  readonly clean: number;
  readonly adaptive: number;
  /** At the large radius against every class. */
  readonly verified: number;
  readonly images: number;
  /** Whether it is a network that was tried and does not come along, rather than a bundled one’s seed. */
  readonly isTried: boolean;
  /** What it is made of, in words; of a tree each of its networks. */
  readonly layers: string;
  /** Whether it is a bundled network, its name as the state has it; null for those that were tried. */
  readonly bundled: string | null;
}

/**
 * The networks of cards that are judged like a given one, by the same groups and radii on images of its kind: bundled ones,
 * their other seeds, and those that were tried. Left out are those of which nothing is proved.
 */
export function dotsOf(like: ModelCard, bundled: readonly ModelCard[], tried: readonly ModelCard[]): readonly Dot[] {
  const kind = kindOf(like);
  const isAlike = (card: ModelCard) => areKin(card.dataset, like.dataset) && kindOf(card) === kind;
  const dots = [
    ...bundled.filter(isAlike).flatMap(dotsOfBundled),
    ...tried.filter(isAlike).map((card) => dotOf(card, null)),
  ];
  return dots.filter(({ adaptive }) => adaptive > 0).sort((one, other) => one.clean - other.clean);
}

/** By what networks are judged. */
function kindOf({ groups, epsilon }: ModelCard): string {
  return JSON.stringify([groups, epsilon]);
}

/** Every seed once; the bundled network stands for its own seed, on the seeds’ images. */
function dotsOfBundled(card: ModelCard): readonly Dot[] {
  if (!card.seeds) return [dotOf(card, card.id)];
  const own = Number(/seed (\d+)/.exec(card.training)?.[1]);
  const { images, figures } = card.seeds;
  return figures.map(({ seed, clean, adaptive = 0, verified = 0 }) => ({
    key: `${card.id} ${seed}`,
    name: nameOf(card),
    recipe: seed === own ? card.reproduce : `${card.reproduce.replace(/ --seeds \d+/, '')} --seeds ${seed}`,
    clean,
    adaptive,
    verified,
    images,
    isTried: false,
    layers: layersOf(card),
    bundled: seed === own ? card.id : null,
  }));
}

function dotOf(card: ModelCard, bundled: string | null): Dot {
  const { accuracy, measured, reproduce } = card;
  const { clean, adaptive = 0, verified = 0 } = accuracy;
  return {
    key: reproduce,
    name: nameOf(card),
    recipe: reproduce,
    clean,
    adaptive,
    verified,
    images: measured?.images ?? 0,
    isTried: bundled === null,
    layers: layersOf(card),
    bundled,
  };
}

/** The name without that of the data set before it. */
function nameOf({ name }: ModelCard): string {
  return name.slice(name.indexOf(', ') + 2);
}

/** What the architecture ends with: before it, trees say how many networks they have. */
function layersOf({ architecture }: ModelCard): string {
  return architecture.split('. ').at(-1) ?? '';
}

/**
 * Those that no other of the same layers exceeds in one of the two without falling behind in the other, by clean
 * accuracy. Larger networks are better in both whatever they are trained by.
 */
export function frontOf(dots: readonly Dot[]): readonly Dot[] {
  const isBeaten = (one: Dot) =>
    dots.some(
      (other) =>
        other.layers === one.layers &&
        other.clean >= one.clean &&
        other.adaptive >= one.adaptive &&
        (other.clean > one.clean || other.adaptive > one.adaptive),
    );
  return dots.filter((dot) => !isBeaten(dot));
}

/** A network that was tried, and the most that any seed of the bundled recipes with the same layers verifies. */
export interface Beyond {
  readonly dot: Dot;
  readonly most: number;
}

/** The network of those tried that verifies most against every class, where that is more than every bundled seed does. */
export function beyondSeeds(dots: readonly Dot[]): Beyond | null {
  const found = dots.flatMap((dot): Beyond[] => {
    const seeds = dots.filter(({ isTried, layers }) => !isTried && layers === dot.layers);
    const most = Math.max(...seeds.map(({ verified }) => verified));
    return dot.isTried && seeds.length > 1 && dot.verified > most ? [{ dot, most }] : [];
  });
  return found.sort((one, other) => other.dot.verified - one.dot.verified)[0] ?? null;
}
