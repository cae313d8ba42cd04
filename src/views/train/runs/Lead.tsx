import { CommandText } from '../../../app/controls/CommandButton';
import { SentenceParts } from '../../../app/controls/SentenceParts';
import { mayKeep } from '../../../app/storage';
import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { isFirstPreset } from '../setup/presets';
import type { Setup } from '../setup/useSetup';
import type { TrainSettings } from '../state/trainState';
import { LEAD, planWords } from '../words';
import { type FindingPart, findingOf } from './finding';
import styles from './Lead.module.css';
import { isActive, isResumable } from './phases';

interface LeadProps {
  readonly runs: readonly TrainingSnapshot[];
  readonly setup: Setup;
  readonly settings: TrainSettings;
  /** Whether the link names trainings that are not here. */
  readonly missing: boolean;
  readonly at: number | null;
  readonly format: (radius: number) => string;
}

/** What the figures say, or what will be trained; and the one thing to do now, with what else can be done beside it. */
export function Lead({ runs, setup, settings, missing, at, format }: LeadProps) {
  if (runs.length > 0) {
    return (
      <section className={styles.lead} aria-label="What the figures say">
        <FindingText parts={findingOf(runs, at, format)} live={at === null} />
        <RunButtons runs={runs} />
      </section>
    );
  }
  return (
    <section className={styles.lead} aria-label="What will be trained">
      <p className="finding">
        {missing && `${LEAD.missing} `}
        {setup.failure ?? planWords(settings, setup.groups.length, format)}
      </p>
      <div className={styles.start}>
        <CommandText id="train-go" className={styles.primary} />
        <p className="caption">
          {isFirstPreset(settings) && LEAD.time}
          {mayKeep() ? LEAD.background : LEAD.unkept}
        </p>
      </div>
    </section>
  );
}

function RunButtons({ runs }: Pick<LeadProps, 'runs'>) {
  const done = !runs.some(isActive) && !runs.some(isResumable);
  return (
    <div className={styles.buttons}>
      <CommandText id="train-go" className={styles.primary} hides />
      <CommandText id="train-step" label="One batch" className={styles.secondary} hides />
      <CommandText id="train-stop" label="Stop" className={styles.secondary} hides />
      <CommandText id="train-compare" className={done ? styles.primary : styles.secondary} hides />
    </div>
  );
}

interface FindingTextProps {
  readonly parts: readonly FindingPart[];
  /** Whether changes are read out: once an epoch, not while someone looks at earlier ones. */
  readonly live: boolean;
}

/** A finding as a paragraph. */
function FindingText({ parts, live }: FindingTextProps) {
  return (
    <p className="finding" aria-live={live ? 'polite' : 'off'}>
      <SentenceParts parts={parts} />
    </p>
  );
}
