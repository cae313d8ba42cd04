import { Menu } from '../../../app/controls/Menu';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import type { ModelChoices } from '../../../app/models/useModelChoices';
import { Part } from '../../../app/scene/Part';
import type { UpdateState } from '../../../app/state/store';
import type { RadiusScale } from '../../../pictures/radiusScale';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { KINDS } from '../state/criteria';
import { type AskingState, type GroupsState, MOST_MODELS, SHOWN } from '../state/groupsState';
import { asking, kindOf } from '../state/useAskedRadii';
import { KIND_WORDS, MERGE_RADII, SHOWN_WORDS } from '../words';
import styles from './ControlsBar.module.css';
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

const KIND_CHOICES = KINDS.map((id) => ({ id, ...KIND_WORDS[id] }));
const SHOWN_CHOICES = SHOWN.map((id) => ({ id, ...SHOWN_WORDS[id] }));

/** The radii on the left; how they are chosen, what the matrices show and which models on the right. */
export function ControlsBar({ state, update, grid, scale, tree, choices, narrow }: ControlsBarProps) {
  const { inner, outer, merges, shown, models } = state;
  return (
    <section className={`controls-bar ${styles.bar}`} aria-label="Radii and models">
      <Part id="radii">
        <div className={styles.radii}>
          {merges ? (
            <span className={styles.hint}>{MERGE_RADII}</span>
          ) : (
            <>
              <RadiusSlider
                label={
                  <>
                    Within groups ε<sub>in</sub>
                  </>
                }
                name="Radius within groups"
                radius={inner}
                grid={grid}
                scale={scale}
                onChange={(radius, options) => update({ inner: radius }, options)}
              />
              <RadiusSlider
                label={
                  <>
                    Between groups ε<sub>out</sub>
                  </>
                }
                name="Radius between groups"
                radius={outer}
                grid={grid}
                scale={scale}
                onChange={(radius, options) => update({ outer: radius }, options)}
              />
            </>
          )}
        </div>
      </Part>
      <div className={styles.how}>
        <Part id="radii">
          <SegmentedControl
            label="How radii are chosen"
            segments={KIND_CHOICES}
            value={kindOf(state)}
            wide={narrow}
            onChange={(kind) => tree && update(asking(kind, state, tree))}
          />
        </Part>
        <SegmentedControl
          label="What the matrices show"
          segments={SHOWN_CHOICES}
          value={shown}
          wide={narrow}
          onChange={(id) => update({ shown: id })}
        />
        <Part id="networks">
          {models.length < MOST_MODELS && (
            <div className="off-slide">
              <Menu label="Add a model" items={choices.items} onSelect={choices.onSelect} align="end">
                + Add model
              </Menu>
            </div>
          )}
        </Part>
      </div>
    </section>
  );
}
