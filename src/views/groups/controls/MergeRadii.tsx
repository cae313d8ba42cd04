import { NumberField } from '../../../app/controls/NumberField';
import type { UpdateState } from '../../../app/state/store';
import type { RadiusScale } from '../../../pictures/radiusScale';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { classesBelow } from '../../../similarity/tree/compareTrees';
import styles from '../models/GroupBars.module.css';
import type { AskingState, GroupsState } from '../state/groupsState';
import { proportionalRadii } from '../state/useAskedRadii';
import { placeOf, radiusAt, readOnGrid } from './RadiusSlider';

interface MergeRadiiProps {
  readonly tree: ClassTree;
  readonly state: AskingState;
  readonly update: UpdateState<GroupsState>;
  readonly grid: readonly number[];
  readonly scale: RadiusScale;
  readonly nameOf: (label: number) => string;
}

/** A radius for every merge of the tree, the root first. */
export function MergeRadii({ tree, state, update, grid, scale, nameOf }: MergeRadiiProps) {
  const radii = state.merges ?? proportionalRadii(tree, state.outer);
  const set = (merge: number, radius: number) =>
    update({ merges: radii.map((old, at) => (at === merge ? radius : old)) });
  const indices = [...tree.merges.keys()].reverse();
  const side = (node: number) => classesBelow(tree, node).map(nameOf).join(', ');
  return (
    <div className={styles.fields}>
      {indices.map((merge) => {
        const { left, right } = tree.merges[merge] ?? { left: 0, right: 0 };
        const radius = radii[merge] ?? 0;
        const name = `${side(left)} | ${side(right)}`;
        return (
          <div key={merge} className={styles.field}>
            <span className={styles.names} title={name}>
              {name}
            </span>
            <NumberField
              label={`Radius between ${side(left)} and ${side(right)}`}
              text={scale.format(radius)}
              read={(typed) => readOnGrid(typed, grid)}
              onCommit={(typed) => set(merge, typed)}
              onStep={(steps) => {
                const place = Math.round(placeOf(radius, grid)) + steps;
                set(merge, radiusAt(Math.min(grid.length - 1, Math.max(0, place)), grid));
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
