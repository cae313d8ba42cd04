import { Tooltip } from '../../app/controls/Tooltip';
import type { TrainingSnapshot, Trainings } from '../../engine/trainingTypes';
import { FindingText } from './FindingText';
import { findingOf } from './finding';
import styles from './Lead.module.css';
import { isActive, isExportable, isResumable } from './phaseWords';
import { planWords } from './planWords';
import { isFirstPreset } from './presets';
import type { TrainSettings } from './trainState';
import type { Setup } from './useSetup';

interface LeadProps {
  readonly runs: readonly TrainingSnapshot[];
  readonly all: Trainings;
  readonly setup: Setup;
  readonly settings: TrainSettings;
  /** Whether the link names trainings that are not here. */
  readonly missing: boolean;
  readonly at: number | null;
  readonly format: (radius: number) => string;
  readonly onStart: () => void;
  readonly onCompare: () => void;
}

const MISSING = 'The training of this link is not in this browser; with its settings it can be trained again.';

/** What the figures say, or what will be trained; and the one thing to do now, with what else can be done beside it. */
export function Lead(props: LeadProps) {
  const { runs, setup, settings, missing, at, format, onStart } = props;
  if (runs.length > 0) {
    return (
      <section className={styles.lead} aria-label="What the figures say">
        <FindingText parts={findingOf(runs, at, format)} live={at === null} />
        <RunButtons {...props} />
      </section>
    );
  }
  return (
    <section className={styles.lead} aria-label="What will be trained">
      <p className="finding">
        {missing && `${MISSING} `}
        {setup.failure ?? planWords(settings, setup.groups, format)}
      </p>
      <div className={styles.start}>
        <button
          type="button"
          className={styles.primary}
          aria-disabled={setup.requests ? undefined : true}
          onClick={onStart}
        >
          {settings.methods.length > 1 ? 'Train both' : 'Train'}
        </button>
        <p className="caption">
          {isFirstPreset(settings) && 'Two minutes on two cores tell. '}
          It goes on while you look around, and every epoch is kept in this browser.
        </p>
      </div>
    </section>
  );
}

function RunButtons({ runs, all, onCompare }: LeadProps) {
  const active = runs.filter(isActive);
  const resumable = runs.filter(isResumable);
  const exportable = runs.some(isExportable);
  const each = (list: readonly TrainingSnapshot[], act: (id: string) => void) => () => {
    for (const { id } of list) act(id);
  };
  const done = active.length === 0 && resumable.length === 0;
  return (
    <div className={styles.buttons}>
      {active.length > 0 && (
        <button type="button" className={styles.primary} onClick={each(active, all.pause)}>
          Pause{active.length > 1 ? ' both' : ''}
        </button>
      )}
      {active.length === 0 && resumable.length > 0 && (
        <>
          <button type="button" className={styles.primary} onClick={each(resumable, all.resume)}>
            Resume{resumable.length > 1 ? ' both' : ''}
          </button>
          <button type="button" className={styles.secondary} onClick={each(resumable, all.step)}>
            One batch
          </button>
        </>
      )}
      {runs.some(({ phase }) => phase === 'paused' || phase === 'running' || phase === 'waiting') && (
        <Tooltip content="Ends the work at once. The last whole epoch stays, and training can go on from there.">
          <button type="button" className={styles.secondary} onClick={each(runs.filter(isStoppable), all.stop)}>
            Stop
          </button>
        </Tooltip>
      )}
      {exportable && (
        <button type="button" className={done ? styles.primary : styles.secondary} onClick={onCompare}>
          Compare in Groups
        </button>
      )}
    </div>
  );
}

function isStoppable({ phase }: TrainingSnapshot): boolean {
  return phase === 'running' || phase === 'waiting' || phase === 'paused';
}
