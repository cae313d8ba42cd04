import { Assumed } from '../../../app/controls/Assumed';
import { ownState, withEntry } from '../../../app/models/ownState';
import { useViewState } from '../../../app/state/store';
import type { OperationName } from '../../../catalog/operations';
import type { ModelSummary } from '../../../engine/api/types';
import { ASSUMED } from '../controls/words';
import { GUESSED } from '../words';
import styles from './NumbersPanel.module.css';

/** Where the score of a Sigmoid counts as yes. */
const HALF = 0.5;

interface GuessedNoteProps {
  /** The model's key in the state. */
  readonly name: string;
  readonly model: ModelSummary;
}

/** Says that outputs are taken as values, and takes them otherwise: as classes, or as a score where a Sigmoid ends in one. */
export function GuessedNote({ name, model }: GuessedNoteProps) {
  const [{ known }, update] = useViewState(ownState);
  const isScore = model.outputs === 1;
  const otherwise = isScore ? ({ threshold: HALF } as const) : ({ outputs: 'classes' } as const);
  return (
    <div className={styles.panel}>
      <p className="caption">
        {isScore ? GUESSED.value : GUESSED.values} <Assumed why={isScore ? ASSUMED.value : ASSUMED.values} />
      </p>
      <button
        type="button"
        className={`${styles.button} ${styles.short}`}
        onClick={() => update({ known: withEntry(known, name, { ...known[name], ...otherwise }) })}
      >
        {isScore ? GUESSED.score(HALF) : GUESSED.change}
      </button>
    </div>
  );
}

/** Whether a network's outputs are taken for values by a guess that another is as near as. */
export function isGuess({ guessed, interface: known, outputs, layers }: ModelSummary): boolean {
  const endsInScore = outputs === 1 && layers.at(-1)?.op === ('Sigmoid' satisfies OperationName);
  return Boolean(guessed) || (endsInScore && known?.outputs === undefined && known?.threshold === undefined);
}
