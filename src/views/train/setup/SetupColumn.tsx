import { CommandIcon } from '../../../app/controls/CommandButton';
import { Menu } from '../../../app/controls/Menu';
import type { ModelChoices } from '../../../app/models/useModelChoices';
import type { UpdateState } from '../../../app/state/store';
import { counted } from '../../../numbers/format';
import type { RadiusScale } from '../../../pictures/radiusScale';
import { GroupChips } from '../runs/GroupChips';
import type { TrainState } from '../state/trainState';
import { MethodMenus } from './MethodMenus';
import { SettingFields } from './SettingFields';
import styles from './SetupColumn.module.css';
import type { Setup } from './useSetup';

interface SetupColumnProps {
  readonly state: TrainState;
  readonly update: UpdateState<TrainState>;
  readonly setup: Setup;
  readonly scale: RadiusScale;
  /** The models whose trees group the classes. */
  readonly choices: ModelChoices;
}

/** What will be trained: the groups, the radii and the schedule; for a training of one's own also the method and the data. */
export function SetupColumn({ state, update, setup, scale, choices }: SetupColumnProps) {
  const { groups, dataset } = setup;
  return (
    <section className={styles.setup} aria-label="Settings">
      {state.preset === 'own' && <MethodMenus state={state} update={update} choices={setup.choices} />}
      <div>
        <header className={styles.header}>
          <CommandIcon id="cut-up" />
          <h2 className="title">{groups.length === 0 ? 'Groups' : counted(groups.length, 'group')}</h2>
          <CommandIcon id="cut-down" />
        </header>
        <div className={`${styles.menu} ${styles.tree}`}>
          <span className="label">A cut of the tree of</span>
          <Menu label="Whose tree" look="plain" items={choices.items} onSelect={choices.onSelect}>
            <span className="visually-hidden">Whose tree: </span>
            {choices.title}
          </Menu>
        </div>
        {dataset && <GroupChips groups={groups} classes={dataset.classes.length} />}
      </div>
      <SettingFields state={state} update={update} scale={scale} />
    </section>
  );
}
