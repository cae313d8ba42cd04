/** Kinds of generated data. */
export const SHAPES = ['moons', 'circles', 'spirals', 'blobs'] as const;
export type Shape = (typeof SHAPES)[number];

export const WAYS = ['natural', 'intervals', 'igrp'] as const;
/** For accuracy alone, for one radius, or for one radius within groups and one between them. */
export type Way = (typeof WAYS)[number];

export const MOST_EPOCHS = 400;
