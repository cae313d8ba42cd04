import { TRAININGS } from '../../../catalog/trainings';
import type { TrainingMethod } from '../../../engine/api/trainingTypes';
import { VerdictMark } from '../../../pictures/VerdictMark';
import { WATCH } from '../words';
import styles from './WatchNote.module.css';

/** What will stand below the curves: images that turn, and the tree of the classes. */
export function WatchNote({ method }: { readonly method: TrainingMethod }) {
  return (
    <section>
      <h3 className="label">{WATCH.head}</h3>
      <p className={styles.text}>{WATCH.images}</p>
      <ul className={styles.marks}>
        {WATCH.marks.map(([verdict, words]) => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} decorative /> {words}
          </li>
        ))}
      </ul>
      {!TRAININGS[method].tree && <p className={styles.text}>{WATCH.tree}</p>}
    </section>
  );
}
