import { formulaOf } from '../math/formulaOf';
import { type Unit, unitName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { RichTextView } from '../steps/RichTextView';
import { AHEAD } from '../words';
import styles from './ArithmeticPanel.module.css';
import { FirstLesson } from './FirstLesson';

interface NotReachedProps {
  readonly model: PlaygroundModel;
  readonly unit: Unit;
}

/** What a unit will be, before the walk has come to its numbers. */
export function NotReached({ model, unit }: NotReachedProps) {
  const { network } = model.state;
  const isQuestion = unit.kind === 'question';
  return (
    <section className={styles.panel} aria-label="Arithmetic">
      <h2 className="title">
        {isQuestion ? AHEAD.title : <RichTextView text={unitName(network, unit)} />}
        {!isQuestion && ' = '}
        {!isQuestion && <RichTextView text={formulaOf(network, unit)} />}
      </h2>
      <p className={styles.ahead}>
        {isQuestion ? AHEAD.question : AHEAD.unit} {AHEAD.keys}
        {isQuestion && (
          <>
            {' '}
            <FirstLesson />
          </>
        )}
      </p>
    </section>
  );
}
