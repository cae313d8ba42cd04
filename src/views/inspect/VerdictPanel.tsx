import { memo } from 'react';
import { Tooltip } from '../../app/controls/Tooltip';
import { formatValue } from '../../charts/numbers';
import { VerdictBadge } from '../../charts/VerdictBadge';
import { VerdictMark, verdictWords } from '../../charts/VerdictMark';
import type { Method, Verdict } from '../../engine/types';
import { describeFinding, type FindingFacts } from './finding';
import type { Rounding } from './inspectState';
import { countVerdicts } from './margins';
import { certificationOf } from './RoundingMenu';
import styles from './VerdictPanel.module.css';

interface VerdictPanelProps {
  readonly verdict: Verdict;
  readonly facts: FindingFacts;
  readonly method: Method;
  readonly rounding: Rounding;
}

const MEANINGS: Readonly<Record<Verdict, string>> = {
  verified: 'Proved: no input of the box is read as another class.',
  falsified: 'Broken: an input of the box is read as another class.',
  unknown: 'Neither proved nor broken: the bounds leave at least one class open.',
};
const ORDER: readonly Verdict[] = ['falsified', 'unknown', 'verified'];

/** The verdict, how many classes have which, what was found in words, and what it holds for. */
export const VerdictPanel = memo(function VerdictPanel({ verdict, facts, method, rounding }: VerdictPanelProps) {
  const counts = countVerdicts(facts.margins);
  return (
    <section className={styles.panel} aria-label="Verdict">
      <div className={styles.head}>
        <Tooltip content={MEANINGS[verdict]}>
          <span>
            <VerdictBadge verdict={verdict}>
              {verdictWords[verdict]} at {facts.radius ?? '0'}
            </VerdictBadge>
          </span>
        </Tooltip>
        <ul className={styles.counts} aria-label="Classes by verdict">
          {ORDER.filter((kind) => counts[kind] > 0).map((kind) => (
            <li key={kind}>
              <VerdictMark verdict={kind} /> {formatValue(counts[kind])}
            </li>
          ))}
        </ul>
      </div>
      <p className="finding" aria-live="polite">
        {describeFinding(facts).map((part) =>
          typeof part === 'string' ? part : <strong key={part.strong}>{part.strong}</strong>,
        )}
      </p>
      <p className="caption">{certificationOf(method, rounding)}</p>
    </section>
  );
});
