import type { TrainingMethod } from '../../engine/trainingTypes';

interface MethodNote {
  /** "IGRP". */
  readonly name: string;
  /** What the network is asked for, as the end of "asked for …", at radii in words. */
  readonly asks: (inner: string, outer: string) => string;
  /** One sentence for the menu. */
  readonly meaning: string;
}

export const METHOD_NOTES: Readonly<Record<TrainingMethod, MethodNote>> = {
  natural: {
    name: 'Natural',
    asks: () => 'accuracy alone',
    meaning: 'For accuracy alone, without a radius.',
  },
  ibp: {
    name: 'IBP',
    asks: (_, outer) => `${outer} between all classes`,
    meaning: 'One radius for all pairs of classes, by interval bounds.',
  },
  'crown-ibp': {
    name: 'CROWN-IBP',
    asks: (_, outer) => `${outer} between all classes`,
    meaning: 'One radius for all pairs of classes, by intervals whose last step is tighter at first.',
  },
  igrp: {
    name: 'IGRP',
    asks: (inner, outer) => `${outer} between groups, ${inner} inside`,
    meaning: 'A large radius between groups and a small one inside them.',
  },
  ndt: {
    name: 'NDT',
    asks: (inner, outer) => `${outer} between groups, ${inner} inside`,
    meaning: 'A tree of networks: one decides between groups, one within each.',
  },
};

/** Whether a method asks for a radius at all. */
export function hasRadius(method: TrainingMethod): boolean {
  return method !== 'natural';
}

/** Whether a method asks for different radii inside groups and between them. */
export function usesGroups(method: TrainingMethod): boolean {
  return method === 'igrp' || method === 'ndt';
}
