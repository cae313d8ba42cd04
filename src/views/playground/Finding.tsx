import { VerdictMark } from '../../charts/VerdictMark';
import styles from './Finding.module.css';
import { findingOf } from './plane/finding';
import type { PlaygroundModel } from './playgroundModel';
import { RichTextView } from './RichTextView';

/** What the picture says, in words, with the verdict's mark. */
export function Finding({ model }: { readonly model: PlaygroundModel }) {
  return (
    <div className={styles.finding}>
      <VerdictMark verdict={model.answer.verdict} />
      <p>
        <RichTextView text={findingOf(model)} />
      </p>
    </div>
  );
}
