import { DECIDING_METHOD } from '../../../catalog/methods';
import type { VerifyResult } from '../../../engine/api/types';
import { formatCount, formatValue, MINUS } from '../../../numbers/format';
import { VerdictBadge } from '../../../pictures/VerdictMark';
import { certificationOf } from '../controls/RoundingMenu';
import { Subproblems } from '../verdict/RunningTree';
import { DECISION, durationText } from '../words';
import styles from './PropertyDialog.module.css';
import { PROPERTY } from './words';

/** Numbers of a counterexample that are shown. */
const MOST_SHOWN = 12;

/** Characters of a decimal that are shown as they are. */
const MOST_DIGITS = 8;

interface PropertyVerdictProps {
  readonly result: VerifyResult;
  readonly inputName: (index: number) => string;
  readonly outputName: (index: number) => string;
}

/** Whether a property is verified, and what violates it. */
export function PropertyVerdict({ result, inputName, outputName }: PropertyVerdictProps) {
  const { verdict, reason, counterexample, tree, milliseconds, rounding } = result;
  const isDecided = verdict === 'verified' || verdict === 'falsified';
  return (
    <div className={styles.verdict} role="status">
      <VerdictBadge verdict={verdict === 'timeout' ? 'unknown' : verdict} />
      <p>
        {isDecided ? PROPERTY.verdicts[verdict] : DECISION.unknown[reason ?? 'time']}{' '}
        {tree.verified > 0 && <Subproblems tree={tree} />} Took {durationText(milliseconds)}.
      </p>
      {counterexample && (
        <p>
          {listOf(counterexample.input.map(digitsText), inputName)}, where{' '}
          {listOf(
            [...counterexample.output].map((value) => formatValue(value)),
            outputName,
          )}
          .
        </p>
      )}
      {verdict === 'verified' && <p className="caption">{certificationOf(DECIDING_METHOD, rounding)}</p>}
    </div>
  );
}

/** A decimal as it is where it is short, else rounded: cut off it would be another number. */
export function digitsText(decimal: string): string {
  return decimal.length <= MOST_DIGITS ? decimal.replace('-', MINUS) : formatValue(Number(decimal));
}

function listOf(values: readonly string[], nameOf: (index: number) => string): string {
  const some = values.slice(0, MOST_SHOWN).map((value, at) => `${nameOf(at)} ${value}`);
  const more = values.length - some.length;
  return `${some.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
