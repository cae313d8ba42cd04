import { csvOf } from '../../../app/commands/csv';
import { useExports } from '../../../app/commands/exports';
import { formatCount, formatPercent } from '../../../numbers/format';
import { FRONT, PANEL_WORDS } from '../words';
import { type Dot, frontOf } from './dotsOf';
import styles from './FrontPanel.module.css';

/** The same in numbers. */
export function FrontTable({ dots }: { readonly dots: readonly Dot[] }) {
  const front = frontOf(dots);
  useExports([
    {
      id: 'front-csv',
      label: `${PANEL_WORDS.front.label} (CSV)`,
      fileName: 'accuracy-front.csv',
      produce: () => new Blob([frontCsv(dots)], { type: 'text/csv' }),
    },
  ]);
  return (
    <details className={styles.details}>
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys where it is wider than the panel */}
      <section className={styles.scroll} aria-label={FRONT.table} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Network</th>
              <th scope="col">Clean, %</th>
              <th scope="col">Adaptive, %</th>
              <th scope="col">{FRONT.everyClass}</th>
              <th scope="col">Images</th>
              <th scope="col">{FRONT.exceeded}</th>
              <th scope="col">Trained again by</th>
            </tr>
          </thead>
          <tbody>
            {dots.map((dot) => (
              <tr key={dot.key}>
                <th scope="row">{dot.name}</th>
                <td>{formatPercent(dot.clean)}</td>
                <td>{formatPercent(dot.adaptive)}</td>
                <td>{formatPercent(dot.verified)}</td>
                <td>{formatCount(dot.images)}</td>
                <td>{front.includes(dot) ? 'no' : 'yes'}</td>
                <td>
                  <code>{dot.recipe}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** One line a network; shares from 0 to 1. */
function frontCsv(dots: readonly Dot[]): string {
  const front = frontOf(dots);
  const rows = dots.map((dot) => [
    dot.name,
    dot.clean,
    dot.adaptive,
    dot.verified,
    dot.images,
    !front.includes(dot),
    dot.recipe,
  ]);
  return csvOf(
    ['network', 'clean', 'adaptive', 'verified', 'images', 'exceeded_by_same_layers', 'trained_again_by'],
    rows,
  );
}
