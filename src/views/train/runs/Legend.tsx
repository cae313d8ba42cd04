import { FIGURE_WORDS, QUICK_NOTE } from '../words';
import { FIGURES, type FigureId } from './figures';
import styles from './Legend.module.css';

interface LegendProps {
  readonly inner: string;
  readonly outer: string;
  readonly strong: string | null;
  readonly onStrong: (id: FigureId | null) => void;
}

/** What the lines show; a click sets one off. */
export function Legend({ inner, outer, strong, onStrong }: LegendProps) {
  return (
    <section aria-label="What the lines show">
      <h2 className="title">What the lines show</h2>
      <ul className={styles.legend}>
        {FIGURES.map(({ id, tone, dash }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.entry}
              aria-pressed={strong === id}
              onClick={() => onStrong(strong === id ? null : id)}
            >
              <svg width="24" height="16" aria-hidden="true">
                <line x2="24" y1="8" y2="8" stroke={tone} strokeWidth="2.4" strokeDasharray={dash} />
              </svg>
              <span>
                <b>{FIGURE_WORDS[id].name}</b>
                <span className={styles.meaning}>{FIGURE_WORDS[id].meaning(inner, outer)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="caption">{QUICK_NOTE}</p>
    </section>
  );
}
