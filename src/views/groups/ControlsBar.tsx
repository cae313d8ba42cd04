import { Menu } from '../../app/controls/Menu';
import { SegmentedControl } from '../../app/controls/SegmentedControl';
import type { ModelChoices } from '../../app/models/useModelChoices';
import type { UpdateState } from '../../app/useViewState';
import type { RadiusScale } from '../../charts/radiusScale';
import type { ClassTree } from '../../similarity/tree/classTree';
import { asking, kindOf } from './asking';
import styles from './ControlsBar.module.css';
import type { AskedKind } from './criteria';
import { type AskingState, type GroupsState, MOST_MODELS, type Shown } from './groupsState';
import { RadiusSlider } from './RadiusSlider';

interface ControlsBarProps {
  readonly state: AskingState;
  readonly update: UpdateState<GroupsState>;
  readonly grid: readonly number[];
  readonly scale: RadiusScale;
  readonly tree: ClassTree | null;
  /** Models to add. */
  readonly choices: ModelChoices;
  readonly narrow: boolean;
}

const KINDS: readonly { readonly id: AskedKind; readonly label: string; readonly note: string }[] = [
  { id: 'one', label: 'One radius', note: 'Matrices and bars ask for ε out between all classes, alike or not.' },
  { id: 'groups', label: 'Adaptive', note: 'They ask for ε in within a group, and for ε out across groups.' },
  { id: 'merges', label: 'Per merge', note: 'They ask for a radius of its own at every merge of the tree.' },
];

const SHOWN: readonly { readonly id: Shown; readonly label: string; readonly note: string }[] = [
  {
    id: 'verified',
    label: 'Verified',
    note: 'Share of the row’s images proved never to be taken for the column’s class.',
  },
  {
    id: 'attacked',
    label: 'Attacked',
    note: 'Share of the row’s images that no attack turned into the column’s class.',
  },
  {
    id: 'clean',
    label: 'Clean',
    note: 'Share of the row’s images taken for the column’s class without a perturbation.',
  },
  {
    id: 'radius',
    label: 'Radius',
    note: 'Mean radius up to which the row’s images are proved against the column’s class.',
  },
];

/** The radii on the left; how they are asked for, what the matrices show and which models on the right. */
export function ControlsBar({ state, update, grid, scale, tree, choices, narrow }: ControlsBarProps) {
  const { inner, outer, merges, shown, models } = state;
  return (
    <section className={`controls-bar ${styles.bar}`} aria-label="Radii and models">
      <div className={styles.radii}>
        {merges ? (
          <span className={styles.hint}>Every merge of the tree has its own radius; set them below.</span>
        ) : (
          <>
            <RadiusSlider
              label={
                <>
                  Inside a group ε<sub>in</sub>
                </>
              }
              name="Radius inside a group"
              radius={inner}
              grid={grid}
              scale={scale}
              onChange={(radius, options) => update({ inner: radius }, options)}
            />
            <RadiusSlider
              label={
                <>
                  Across groups ε<sub>out</sub>
                </>
              }
              name="Radius across groups"
              radius={outer}
              grid={grid}
              scale={scale}
              onChange={(radius, options) => update({ outer: radius }, options)}
            />
          </>
        )}
      </div>
      <div className={styles.how}>
        <SegmentedControl
          label="How radii are asked for"
          segments={KINDS}
          value={kindOf(state)}
          wide={narrow}
          onChange={(kind) => tree && update(asking(kind, state, tree))}
        />
        <SegmentedControl
          label="What the matrices show"
          segments={SHOWN}
          value={shown}
          wide={narrow}
          onChange={(id) => update({ shown: id })}
        />
        {models.length < MOST_MODELS && (
          <Menu label="Add a model" items={choices.items} onSelect={choices.onSelect} align="end">
            + Add model
          </Menu>
        )}
      </div>
    </section>
  );
}
