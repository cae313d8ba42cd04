import type { PlaygroundHandle } from '../state/usePlayground';
import { ANSWERED_BY } from '../words';
import styles from './Ladder.module.css';
import { type Rung, rungWords } from './ladderRows';

interface RungNamesProps {
  readonly handle: PlaygroundHandle;
  readonly rungs: readonly Rung[];
  readonly short?: boolean;
}

/** The names of the rungs: each but the logits apart can be made to answer the question. */
export function RungNames({ handle, rungs, short = false }: RungNamesProps) {
  const { model, setMethod } = handle;
  return (
    <ul className={short ? styles.shortNames : styles.names} aria-label={ANSWERED_BY}>
      {rungs.map((rung) => {
        const { method } = rung;
        const words = (
          <>
            {short ? rung.short : rung.label}
            <span className="visually-hidden"> {rungWords(rung)}</span>
          </>
        );
        return (
          <li key={rung.look + rung.short} className={method ? undefined : styles.found}>
            {method ? (
              <button
                type="button"
                className={styles.rung}
                aria-pressed={method === model.state.method}
                onClick={() => setMethod(method)}
              >
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ul>
  );
}
