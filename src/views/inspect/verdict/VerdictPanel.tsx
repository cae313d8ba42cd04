import { memo } from 'react';
import { SentenceParts } from '../../../app/controls/SentenceParts';
import { Tooltip } from '../../../app/controls/Tooltip';
import type { Rounding } from '../../../catalog/roundings';
import type { Method, Verdict } from '../../../engine/api/types';
import { formatValue } from '../../../numbers/format';
import { VerdictBadge, VerdictMark, verdictWords } from '../../../pictures/VerdictMark';
import type { Compared } from '../ask/readSnapshot';
import type { RunTimes } from '../controls/methods';
import { certificationOf } from '../controls/RoundingMenu';
import { costOf, VERDICTS } from '../words';
import { DecideNext } from './DecideNext';
import { describeFinding, type FindingFacts } from './finding';
import { countVerdicts, type Margin } from './margins';
import styles from './VerdictPanel.module.css';

interface VerdictPanelProps {
  readonly verdict: Verdict;
  readonly facts: FindingFacts;
  readonly method: Method;
  readonly rounding: Rounding;
  readonly times: RunTimes;
  readonly isDeciding: boolean;
  /** The verdict of the bounds that these are compared with. */
  readonly compared: Pick<Compared, 'sides' | 'verdict' | 'margins'> | null;
}

const ORDER: readonly Verdict[] = ['falsified', 'unknown', 'verified'];

/** The verdict, how many classes have which, what was found in words, and what it holds for. */
export const VerdictPanel = memo(function VerdictPanel(props: VerdictPanelProps) {
  const { verdict, facts, method, rounding, times, isDeciding, compared } = props;
  return (
    <section className={styles.panel} aria-label="Verdict">
      <div className={styles.head}>
        <Tooltip content={VERDICTS[verdict]}>
          <span>
            <VerdictBadge verdict={verdict}>
              {verdictWords[verdict]} at {facts.radius ?? '0'}
            </VerdictBadge>
          </span>
        </Tooltip>
        {!facts.isDecided && <Counts margins={facts.margins} label="Classes by verdict" />}
      </div>
      {compared && (
        <div className={styles.head}>
          <span>
            <VerdictMark verdict={compared.verdict} /> {compared.sides[1]}: {verdictWords[compared.verdict]}
          </span>
          <Counts margins={compared.margins} label={`Classes by verdict, ${compared.sides[1]}`} />
        </div>
      )}
      <p className="finding" aria-live="polite">
        <SentenceParts parts={describeFinding(facts)} />
      </p>
      <DecideNext verdict={verdict} isDeciding={isDeciding} />
      <p className="caption">
        {certificationOf(method, rounding)} {costOf(method, times)}
      </p>
    </section>
  );
});

function Counts({ margins, label }: { readonly margins: readonly Margin[]; readonly label: string }) {
  const counts = countVerdicts(margins);
  return (
    <ul className={styles.counts} aria-label={label}>
      {ORDER.filter((kind) => counts[kind] > 0).map((kind) => (
        <li key={kind}>
          <VerdictMark verdict={kind} /> {formatValue(counts[kind])}
        </li>
      ))}
    </ul>
  );
}
