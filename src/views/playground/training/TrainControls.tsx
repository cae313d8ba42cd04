import { CommandText } from '../../../app/controls/CommandButton';
import { NumberField } from '../../../app/controls/NumberField';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { Slider } from '../../../app/controls/Slider';
import type { UpdateState } from '../../../app/state/store';
import { formatValue } from '../../../numbers/format';
import { readBetween } from '../../../numbers/typed';
import { SHAPES, WAYS } from '../../../small/training/names';
import styles from './TrainBench.module.css';
import type { LittleTraining } from './trainingState';
import { SHAPE_NAMES, WAY_NAMES } from './words';

interface TrainControlsProps {
  readonly state: LittleTraining;
  readonly update: UpdateState<LittleTraining>;
}

const MOST_SEED = 9999;

/** What the data are, and how the network is trained on them. */
export function DataBar({ state, update }: TrainControlsProps) {
  const seed = (value: number) => update({ seed: Math.min(MOST_SEED, Math.max(0, value)) });
  return (
    <section className="controls-bar no-print" aria-label="What is trained, and on what">
      <CommandText id="networks" />
      <SegmentedControl
        label="Data"
        segments={SHAPES.map((id) => ({ id, label: SHAPE_NAMES[id] }))}
        value={state.shape || undefined}
        onChange={(shape) => update({ shape, example: 0 })}
      />
      <SegmentedControl
        label="Classes"
        segments={[
          { id: '2', label: '2 classes' },
          { id: '3', label: '3 classes' },
        ]}
        value={String(state.classes)}
        onChange={(classes) => update({ classes: Number(classes), example: 0 })}
      />
      <span className={styles.seed}>
        Seed{' '}
        <NumberField
          label="Seed"
          text={String(state.seed)}
          read={(typed) => readBetween(typed, 0, MOST_SEED, true)}
          onCommit={seed}
          onStep={(steps) => seed(state.seed + steps)}
        />
      </span>
      <SegmentedControl
        label="How it is trained"
        segments={WAYS.map((id) => ({ id, ...WAY_NAMES[id] }))}
        value={state.way}
        onChange={(way) => update({ way })}
      />
    </section>
  );
}

/** The radii that training asks for and figures are counted at, and the noise of the data. */
export function RadiusSliders({ state, update }: TrainControlsProps) {
  const { way, epsilon, within, noise } = state;
  return (
    <div className={styles.sliders}>
      <Slider
        label={way === 'igrp' ? 'ε between groups' : 'ε'}
        value={epsilon}
        min={0}
        max={1.5}
        step={0.05}
        format={formatValue}
        onChange={(value, history) => update({ epsilon: value }, history)}
      />
      {way === 'igrp' && (
        <Slider
          label="ε within groups"
          value={within}
          min={0}
          max={1.5}
          step={0.05}
          format={formatValue}
          onChange={(value, history) => update({ within: value }, history)}
        />
      )}
      <Slider
        label="Noise"
        value={noise}
        min={0}
        max={0.5}
        step={0.05}
        format={formatValue}
        onChange={(value, history) => update({ noise: value }, history)}
      />
    </div>
  );
}
