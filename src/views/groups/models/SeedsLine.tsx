import { counted, formatCount } from '../../../numbers/format';
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
  if (!seeds) return <p className={styles.seeds}>{model.card.seeds ? SEEDS.elsewhere : SEEDS.one}</p>;
  const clean = spreadAt(seeds, 'clean');
  const main = mainCriterion(asked);
  const spread = spreadAt(seeds, main);
  return (
    <p className={styles.seeds}>
      {counted(seeds.figures.length, 'seed')}, {formatCount(seeds.images)} images: clean {clean && spreadWords(clean)}
      {spread && `; ${nameOf(main)} ${spreadWords(spread)}`}
    </p>
  );
}
