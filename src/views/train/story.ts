import type { TrainingMethod } from '../../engine/trainingTypes';

/** What is to come in a stretch of the epochs. */
export interface StoryPart {
  /** Where it begins and ends, as shares of all epochs. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** What there will be to see, over the epochs. */
export function storyOf(method: TrainingMethod, ramps: readonly number[]): readonly StoryPart[] {
  if (method === 'natural') {
    return [{ from: 0, to: 1, words: 'More and more is read right. Does any of it hold, though nobody asks for it?' }];
  }
  if (method === 'ndt') {
    return [
      { from: 0, to: 1, words: 'One network after the other, the one between groups first; each has its own ramp.' },
    ];
  }
  const full = (ramps.indexOf(1) + 1) / ramps.length;
  if (!(full > 0 && full < 1))
    return [{ from: 0, to: 1, words: 'As the radius grows, proofs come and accuracy gives way.' }];
  return [
    { from: 0, to: full, words: 'As the radius grows, proofs come and accuracy gives way.' },
    { from: full, to: 1, words: 'At the full radius both settle: what holds now was won, what is misread was paid.' },
  ];
}
