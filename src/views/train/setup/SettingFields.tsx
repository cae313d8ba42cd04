import { NumberField } from '../../../app/controls/NumberField';
import type { UpdateState } from '../../../app/state/store';
import { formatValue } from '../../../numbers/format';
import { readBetween, readRadius } from '../../../numbers/typed';
import type { RadiusScale } from '../../../pictures/radiusScale';
import { NUMBERS, type NumberSetting, type TrainState } from '../state/trainState';
import styles from './SetupColumn.module.css';

interface SettingFieldsProps {
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly scale: RadiusScale;
}

/** By how much an arrow key changes a number. */
const STEPS: Readonly<Record<NumberSetting, number>> = {
  inner: 0.01,
  outer: 0.01,
  epochs: 1,
  batchSize: 16,
  learningRate: 0.0005,
  seed: 1,
};

const MAIN: readonly (readonly [NumberSetting, string])[] = [
  ['outer', 'Radius between groups'],
  ['inner', 'Radius within groups'],
  ['epochs', 'Epochs'],
];
const MORE: readonly (readonly [NumberSetting, string])[] = [
  ['batchSize', 'Images per batch'],
  ['learningRate', 'Learning rate'],
  ['seed', 'Seed'],
];

/** The numbers of a training, each to be typed over; a changed one makes it a training of one's own. */
export function SettingFields(props: SettingFieldsProps) {
  return (
    <div>
      {MAIN.map(([name, label]) => (
        <Field key={name} {...props} name={name} label={label} />
      ))}
      <details className={styles.more}>
        <summary>More</summary>
        {MORE.map(([name, label]) => (
          <Field key={name} {...props} name={name} label={label} />
        ))}
      </details>
    </div>
  );
}

function Field({
  state,
  update,
  scale,
  name,
  label,
}: SettingFieldsProps & { readonly name: NumberSetting; readonly label: string }) {
  const isRadius = name === 'inner' || name === 'outer';
  const value = state[name];
  const { least, most, whole } = NUMBERS[name];
  const commit = (next: number) => next !== value && update({ [name]: next, preset: 'own' });
  const step = (steps: number) => {
    commit(Number(Math.min(most, Math.max(least, value + steps * STEPS[name])).toPrecision(9)));
  };
  return (
    <div className={styles.field}>
      <span>{label}</span>
      <NumberField
        label={label}
        text={isRadius ? scale.format(value) : formatValue(value)}
        read={(typed) => (isRadius ? readRadius(typed, most) : readBetween(typed, least, most, whole))}
        onCommit={commit}
        onStep={step}
      />
    </div>
  );
}
