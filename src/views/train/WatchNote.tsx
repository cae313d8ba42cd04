import { VerdictMark, type VerdictName } from '../../charts/VerdictMark';
import type { TrainingMethod } from '../../engine/trainingTypes';
import styles from './WatchNote.module.css';

const MARKS: readonly (readonly [VerdictName, string])[] = [
  ['falsified', 'misread as it is'],
  ['unknown', 'read right, and open'],
  ['verified', 'holds at the radius of every pair'],
];

/** What will stand below the curves: images that turn, and the tree of the classes. */
export function WatchNote({ method }: { readonly method: TrainingMethod }) {
  return (
    <section>
      <h3 className="label">What to watch</h3>
      <p className={styles.text}>24 held-out images, after every epoch:</p>
      <ul className={styles.marks}>
        {MARKS.map(([verdict, words]) => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} decorative /> {words}
          </li>
        ))}
      </ul>
      {method !== 'ndt' && (
        <p className={styles.text}>And its own tree of the classes: which ones its weights hold for alike.</p>
      )}
    </section>
  );
}
