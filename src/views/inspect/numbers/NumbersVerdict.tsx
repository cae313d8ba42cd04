import { VerdictBadge, verdictWords } from '../../../pictures/VerdictMark';
import { methodName } from '../controls/methods';
import { certificationOf } from '../controls/RoundingMenu';
import type { Panels } from '../state/usePanels';
import { DecideNext } from '../verdict/DecideNext';
import styles from '../verdict/VerdictPanel.module.css';
import { describeNumbers } from './numbersFinding';

/** Whether the network gives the same class in the whole box, and for which inputs that is proved. */
export function NumbersVerdict({ panels }: { readonly panels: Panels }) {
  const { snapshot, verdict, radius, className, nameOf, margins, attack, logits, facts } = panels;
  const { query, result } = snapshot;
  const reached = attack?.counterexample[0]?.label;
  const logit = logits.find(({ output }) => output === 1);
  const { threshold } = result;
  const finding = describeNumbers({
    verdict,
    method: methodName(query.method),
    className,
    nameOf,
    margins,
    reached: reached === undefined ? null : nameOf(reached),
    ...(facts.isDecided && { isDecided: true }),
    ...(threshold !== undefined && logit && { score: { logit, threshold } }),
  });
  return (
    <section className={styles.panel} aria-label="Verdict">
      <div className={styles.head}>
        <VerdictBadge verdict={verdict}>
          {verdictWords[verdict]} at {radius}
        </VerdictBadge>
      </div>
      <p className="finding" aria-live="polite">
        {finding}
      </p>
      <DecideNext verdict={verdict} isDeciding={panels.isDeciding} />
      <p className="caption">{certificationOf(query.method, result.rounding)}</p>
    </section>
  );
}
