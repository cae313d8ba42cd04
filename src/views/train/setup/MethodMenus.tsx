import type { ReactNode } from 'react';
import { Menu, type MenuItem } from '../../../app/controls/Menu';
import type { UpdateState } from '../../../app/state/store';
import { TRAINING_NAMES, TRAININGS, USUAL_TRAININGS } from '../../../catalog/trainings';
import type { TrainingChoice, TrainingChoices, TrainingMethod } from '../../../engine/api/trainingTypes';
import type { TrainState } from '../state/trainState';
import styles from './SetupColumn.module.css';

interface MethodMenusProps {
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly choices: TrainingChoices | null;
}

const NONE = 'none';

/** Which images, which network, and what it is trained for; and another method to train beside it. */
export function MethodMenus({ state, update, choices }: MethodMenusProps) {
  const [method = USUAL_TRAININGS[0], compared] = state.methods;
  const methods = (chosen: TrainingMethod | undefined, others: readonly TrainingMethod[]) =>
    TRAINING_NAMES.filter((id) => !others.includes(id)).map((id): MenuItem => {
      const { title, note } = TRAININGS[id];
      return { id, label: title, note, checked: id === chosen };
    });
  const chosen = (id: string) => TRAINING_NAMES.filter((known) => known === id);
  return (
    <div className={styles.menus}>
      <Field name="Images">
        <Menu
          label="Images"
          look="plain"
          items={itemsOf(choices?.datasets, state.dataset)}
          onSelect={(dataset) => {
            const found = choices?.datasets.find(({ id }) => id === dataset);
            update({ dataset, ...(found && { inner: found.epsilonInner, outer: found.epsilonOuter }) });
          }}
        >
          <span className="visually-hidden">Images: </span>
          {nameOf(choices?.datasets, state.dataset)}
        </Menu>
      </Field>
      <Field name="Network">
        <Menu
          label="Network"
          look="plain"
          items={itemsOf(choices?.architectures, state.architecture)}
          onSelect={(architecture) => update({ architecture })}
        >
          <span className="visually-hidden">Network: </span>
          {nameOf(choices?.architectures, state.architecture)}
        </Menu>
      </Field>
      <Field name="Method">
        <Menu
          label="Method"
          look="plain"
          items={methods(method, compared ? [compared] : [])}
          onSelect={(id) => update({ methods: [...chosen(id), ...(compared ? [compared] : [])] })}
        >
          <span className="visually-hidden">Method: </span>
          {TRAININGS[method].title}
        </Menu>
      </Field>
      <Field name="Compared it">
        <Menu
          label="Compared it"
          look="plain"
          items={[{ id: NONE, label: 'Nothing', checked: !compared }, ...methods(compared, [method])]}
          onSelect={(id) => update({ methods: [method, ...chosen(id)] })}
        >
          <span className="visually-hidden">Compared with: </span>
          {compared ? TRAININGS[compared].title : 'Nothing'}
        </Menu>
      </Field>
    </div>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.menu}>
      <span className="label">{name}</span>
      {children}
    </div>
  );
}

function itemsOf(choices: readonly TrainingChoice[] | undefined, value: string): MenuItem[] {
  return (choices ?? []).map(({ id, name, note }) => ({
    id,
    label: name,
    checked: id === value,
    ...(note && { note }),
  }));
}

function nameOf(choices: readonly TrainingChoice[] | undefined, value: string): string {
  return choices?.find(({ id }) => id === value)?.name ?? value;
}
