import { field, integer, number, oneOf, stateOf } from '../../../app/state/fields';
import { MOST_EPOCHS, SHAPES, type Shape, WAYS, type Way } from '../../../small/training/names';

/** The little network that is trained on generated data, in Playground's link: data, how it is trained, and how far. */
export const trainingState = stateOf('little-training', {
  /** Empty while a network is looked at. */
  shape: field<Shape | ''>('data', '', oneOf(SHAPES)),
  classes: field('classes', 3, integer(2, 3)),
  noise: field('noise', 0.2, number(0, 1)),
  seed: field('seed', 1, integer(0, 9999)),
  way: field<Way>('train', 'igrp', oneOf(WAYS)),
  epsilon: field('eps', 0.8, number(0, 2)),
  within: field('eps-in', 0.1, number(0, 2)),
  /** The epoch that is shown. */
  epoch: field('epoch', 0, integer(0, MOST_EPOCHS)),
  /** The example whose box is shown. */
  example: field('example', 0, integer(0, 999)),
});

export type LittleTraining = typeof trainingState.initial;
