import { VerdictMark } from '../../pictures/VerdictMark';
import styles from './Finding.module.css';
import { planeFinding } from './plane/planeWords';
import type { PlaygroundHandle } from './state/usePlayground';
import { RichTextView } from './steps/RichTextView';

/** What the picture says, in words, with the verdict's mark once the walk has come to it. */
export function Finding({ handle: { model, selected } }: { readonly handle: PlaygroundHandle }) {
  return (
    <div className={styles.finding}>
      {model.step.kind === 'question' && <VerdictMark verdict={model.answer.verdict} />}
      <p>
        <RichTextView text={planeFinding(model, selected)} />
      </p>
    </div>
  );
}
