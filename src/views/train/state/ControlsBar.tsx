import { CommandText } from '../../../app/controls/CommandButton';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import type { UpdateState } from '../../../app/state/store';
import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { PRESET_CHOICES, presetSettings } from '../setup/presets';
import type { Setup } from '../setup/useSetup';
import styles from './ControlsBar.module.css';
import type { TrainState } from './trainState';

interface ControlsBarProps {
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly runs: readonly TrainingSnapshot[];
  readonly setup: Setup;
}

/** What to train on the left, on which images on the right; or the way back from a training to another one. */
export function ControlsBar({ state, update, runs, setup }: ControlsBarProps) {
  const request = runs[0]?.request ?? state;
  const dataset = setup.choices?.datasets.find(({ id }) => id === request.dataset);
  const architecture = setup.choices?.architectures.find(({ id }) => id === request.architecture);
  return (
    <section className="controls-bar" aria-label="What is trained">
      {runs.length === 0 ? (
        <SegmentedControl
          label="Training to begin with"
          segments={PRESET_CHOICES}
          value={state.preset}
          onChange={(preset) => update({ preset, ...presetSettings(preset) })}
        />
      ) : (
        <CommandText id="train-another" className={styles.another} />
      )}
      {dataset && (
        <p className="label">
          {dataset.name}
          {architecture && ` · ${architecture.name}`}
        </p>
      )}
    </section>
  );
}
