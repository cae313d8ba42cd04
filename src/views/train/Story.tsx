import { EPOCH_LEFT, EPOCH_MARGIN, EPOCH_RIGHT } from '../../charts/epochFrame';
import styles from './Story.module.css';
import type { StoryPart } from './story';

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
