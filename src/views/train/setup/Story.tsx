import { TRAININGS } from '../../../catalog/trainings';
import type { TrainingMethod } from '../../../engine/api/trainingTypes';
import { EPOCH_LEFT, EPOCH_MARGIN, EPOCH_RIGHT } from '../pictures/epochLayout';
import { STORY } from '../words';
import styles from './Story.module.css';

/** What there will be to see, where it will be seen: over the axes that wait for it. */
export function Story({ parts }: { readonly parts: readonly StoryPart[] }) {
  return (
    <ol
      className={styles.story}
      style={{ '--left': `${EPOCH_LEFT}px`, '--right': `${EPOCH_RIGHT}px`, '--top': `${EPOCH_MARGIN}px` }}
    >
      {parts.map(({ from, to, words }) => (
        <li key={from} style={{ flexGrow: to - from }}>
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}

/** What is to come in a stretch of the epochs. */
interface StoryPart {
  /** Where it begins and ends, as shares of all epochs. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** What there will be to see, over the epochs. */
export function storyOf(method: TrainingMethod, ramps: readonly number[]): readonly StoryPart[] {
  if (TRAININGS[method].radii === 'none') {
    return [{ from: 0, to: 1, words: STORY.natural }];
  }
  if (TRAININGS[method].tree) {
    return [{ from: 0, to: 1, words: STORY.tree }];
  }
  const full = (ramps.indexOf(1) + 1) / ramps.length;
  if (!(full > 0 && full < 1)) return [{ from: 0, to: 1, words: STORY.ramp }];
  return [
    { from: 0, to: full, words: STORY.ramp },
    { from: full, to: 1, words: STORY.full },
  ];
}
