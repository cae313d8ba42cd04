import { Icon } from '../../../app/controls/Icon';
import { IconButton } from '../../../app/controls/IconButton';
import styles from './Stepper.module.css';
import type { Step } from './steps';
import type { Walk } from './useWalk';

interface StepperProps {
  readonly steps: readonly Step[];
  readonly step: number;
  readonly walk: Walk;
  readonly compact?: boolean;
}

/** With more steps than this only the current one has room for its name; on a phone, beside the buttons, with fewer. */
const MOST_LABELS = { wide: 6, compact: 5 };

/** Pixels from dot to dot that a finger needs; where the buttons leave less, the dots have a line of their own. */
const LEAST_PITCH = 24;

/** The stations of the walk: a dot each, filled where it stands, and how to move on. */
export function Stepper({ steps, step, walk, compact = false }: StepperProps) {
  const few = steps.length <= MOST_LABELS[compact ? 'compact' : 'wide'];
  const dots = (
    <ol
      className={styles.dots}
      aria-label="Steps"
      style={compact ? { minWidth: steps.length * LEAST_PITCH } : undefined}
    >
      {steps.map((each, index) => (
        <li key={`${each.kind}${each.layer ?? ''}`} className={index <= step ? styles.past : styles.ahead}>
          <button
            type="button"
            className={styles.dot}
            aria-current={index === step ? 'step' : undefined}
            aria-label={each.layer === undefined ? each.label : `${each.label}, layer ${each.layer + 1}`}
            onClick={() => walk.goTo(index)}
          >
            <span className={styles.disc} />
            <span
              className={
                few || index === step || index === 0 || index === steps.length - 1 ? styles.label : styles.hidden
              }
            >
              {each.label}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
  const previous = (
    <IconButton icon="chevronLeft" label="Previous step" disabled={step === 0} onClick={walk.previous} />
  );
  const next = (
    <IconButton icon="chevronRight" label="Next step" disabled={step === steps.length - 1} onClick={walk.next} />
  );
  const play = (
    <button
      type="button"
      className={styles.play}
      aria-label={walk.playing ? 'Pause' : walk.playLabel}
      onClick={walk.toggle}
    >
      <Icon path={walk.playing ? 'M7.5 5.5v9M12.5 5.5v9' : 'M7.5 5.5l7 4.5-7 4.5z'} />
    </button>
  );
  if (compact) {
    return (
      <div className={styles.compact}>
        {previous}
        {play}
        {next}
        {dots}
      </div>
    );
  }
  return (
    <div className={styles.stepper}>
      <div className={styles.buttons}>
        <IconButton icon="first" label="First step" disabled={step === 0} onClick={walk.first} />
        {previous}
        {play}
        {next}
      </div>
      {dots}
    </div>
  );
}
