import { Assumed } from '../../../app/controls/Assumed';
import { ownState, withEntry } from '../../../app/models/ownState';
import { useViewState } from '../../../app/state/store';
import { ASSUMED } from '../controls/words';
import { GUESSED } from '../words';
import styles from './NumbersPanel.module.css';

/** Says that outputs are taken as values, and takes them as classes instead. */
export function GuessedNote({ name }: { /** The model's key in the state. */ readonly name: string }) {
  const [{ known }, update] = useViewState(ownState);
  const classes = { ...known[name], outputs: 'classes' } as const;
  return (
    <div className={styles.panel}>
      <p className="caption">
        {GUESSED.values} <Assumed why={ASSUMED.values} />
      </p>
      <button
        type="button"
        className={`${styles.button} ${styles.short}`}
        onClick={() => update({ known: withEntry(known, name, classes) })}
      >
        {GUESSED.change}
      </button>
    </div>
  );
}
