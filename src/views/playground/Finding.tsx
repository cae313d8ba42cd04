import { useMemo } from 'react';
import { VerdictMark } from '../../pictures/VerdictMark';
import styles from './Finding.module.css';
import { planeFinding, reachFinding } from './plane/planeWords';
import type { PlaygroundHandle } from './state/usePlayground';
import { RichTextView } from './steps/RichTextView';

interface FindingProps {
  readonly handle: PlaygroundHandle;
  /** Whether the picture is that of a layer's values, not that of the inputs. */
  readonly isReach?: boolean;
}

/** What the picture says, in words, with the verdict's mark once the walk has come to it. */
export function Finding({ handle: { model, selected }, isReach = false }: FindingProps) {
  // Its share is sampled: not again while a neuron is pointed at.
  const text = useMemo(
    () => (isReach && model.step.kind !== 'question' ? reachFinding : planeFinding(model, selected)),
    [isReach, model, selected],
  );
  return (
    <div className={styles.finding}>
      {model.step.kind === 'question' && <VerdictMark verdict={model.answer.verdict} />}
      <p>
        <RichTextView text={text} />
      </p>
    </div>
  );
}
