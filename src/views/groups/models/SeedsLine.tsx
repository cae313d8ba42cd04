import { counted } from '../../../numbers/format';
import type { AskedRadii } from '../state/criteria';
import { type Criterion, mainCriterion } from '../state/criteria';
import { spreadAt } from '../state/seedsAt';
import type { ModelReport } from '../state/useReports';
import { SEEDS, spreadWords } from '../words';
import styles from './ModelColumn.module.css';

interface SeedsLineProps {
  readonly report: ModelReport;
  readonly asked: AskedRadii;
  /** What a criterion is called. */
  readonly nameOf: (id: Criterion['id']) => string;
}

/** How far a bundled network's figures differ with the seed, or that there is one. */
export function SeedsLine({ report, asked, nameOf }: SeedsLineProps) {
  const { seeds, model } = report;
  if (!model.card) return null;
  if (!seeds) return <p className={styles.seeds}>{SEEDS.one}</p>;
  const main = mainCriterion(asked);
  const [clean, spread] = [spreadAt(seeds, 'clean'), spreadAt(seeds, main)];
  return (
    <p className={styles.seeds}>
      {counted(seeds.length, 'seed')}: clean {clean && spreadWords(clean)}; {nameOf(main)}{' '}
      {spread && spreadWords(spread)}
    </p>
  );
}
