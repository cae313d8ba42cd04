import { DECIDING_METHOD } from '../../../catalog/methods';
import type { VerifyResult } from '../../../engine/api/types';
import { VerdictBadge } from '../../../pictures/VerdictMark';
import { certificationOf } from '../controls/RoundingMenu';
import { namedValues } from '../numbers/namedValues';
import { Subproblems } from '../verdict/RunningTree';
import { openWords } from '../verdict/words';
import { durationText } from '../words';
import styles from './PropertyDialog.module.css';
import { PROPERTY } from './words';

interface PropertyVerdictProps {
  readonly result: VerifyResult;
  readonly inputName: (index: number) => string;
  readonly outputName: (index: number) => string;
}

/** Whether a property is verified, and what violates it. */
export function PropertyVerdict({ result, inputName, outputName }: PropertyVerdictProps) {
  const { verdict, counterexample, tree, milliseconds, rounding } = result;
  const isDecided = verdict === 'verified' || verdict === 'falsified';
  return (
    <div className={styles.verdict}>
      <VerdictBadge verdict={verdict === 'timeout' ? 'unknown' : verdict} />
      <p>
        {isDecided ? PROPERTY.verdicts[verdict] : openWords(result)} {tree.verified > 0 && <Subproblems tree={tree} />}{' '}
        Took {durationText(milliseconds)}.
      </p>
      {counterexample && (
        <>
          <p>
            {PROPERTY.at(
              namedValues(counterexample.input, inputName),
              namedValues([...counterexample.output].map(String), outputName),
            )}
          </p>
          <p className="caption">{PROPERTY.rounded}</p>
        </>
      )}
      {verdict === 'verified' && <p className="caption">{certificationOf(DECIDING_METHOD, rounding)}</p>}
    </div>
  );
}
