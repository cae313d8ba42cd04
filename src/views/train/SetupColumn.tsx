import { IconButton } from '../../app/controls/IconButton';
import { Menu } from '../../app/controls/Menu';
import type { ModelChoices } from '../../app/models/useModelChoices';
import type { UpdateState } from '../../app/useViewState';
import type { RadiusScale } from '../../charts/radiusScale';
import { GroupChips } from './GroupChips';
import { MethodMenus } from './MethodMenus';
import { SettingFields } from './SettingFields';
import styles from './SetupColumn.module.css';
import type { TrainState } from './trainState';
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
  const { controls, groups, dataset } = setup;
  return (
    <section className={styles.setup} aria-label="Settings">
      {state.preset === 'own' && <MethodMenus state={state} update={update} choices={setup.choices} />}
      <div>
        <header className={styles.header}>
          <IconButton
            icon="minus"
            label="Fewer groups"
            keys=","
            disabled={!controls || controls.count <= 1}
            onClick={() => controls?.stepCut(-1)}
          />
          <h2 className="title">
            {groups.length === 0 ? 'Groups' : `${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`}
          </h2>
          <IconButton
            icon="plus"
            label="More groups"
            keys="."
            disabled={!controls || controls.count >= (dataset?.classes.length ?? 0)}
            onClick={() => controls?.stepCut(1)}
          />
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
