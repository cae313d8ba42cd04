import { useApp } from '../../../app/state/store';
import { openFirstLesson } from '../../lessons/state/lessonsState';
import { AHEAD } from '../words';
import styles from './FirstLesson.module.css';

/** Offers the first lesson to whoever is new here, in a sentence. */
export function FirstLesson() {
  const app = useApp();
  return (
    <>
      {AHEAD.first}{' '}
      <button type="button" className={styles.lesson} onClick={() => openFirstLesson(app)}>
        {AHEAD.lesson}
      </button>
      {AHEAD.minutes}
    </>
  );
}
