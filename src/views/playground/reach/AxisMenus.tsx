import type { PlaneAxes } from '../../../small/planeSets';
import type { PlaygroundHandle } from '../state/usePlayground';
import { axisName } from './planeAxes';
import styles from './ReachPanel.module.css';

interface AxisMenusProps {
  readonly handle: PlaygroundHandle;
  readonly axes: PlaneAxes;
}

/** Which two neurons of the layer are the axes; there is nothing to choose where it has but two. */
export function AxisMenus({ handle, axes }: AxisMenusProps) {
  const { model, setAxes } = handle;
  const { hidden, output } = model.state.network;
  const ofOutputs = axes.layer === hidden.length;
  const count = (hidden[axes.layer] ?? output).weights.length;
  if (count <= 2) return null;
  const menu = (label: string, chosen: number, other: number, onChoose: (index: number) => void) => (
    <label>
      {label}
      <select value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
        {Array.from({ length: count }, (_, index) => index)
          .filter((index) => index !== other)
          .map((index) => (
            <option key={index} value={index}>
              {axisName(model, axes, index)}
            </option>
          ))}
      </select>
    </label>
  );
  return (
    <div className={styles.axes}>
      {menu('Across', axes.across, axes.up, (index) => setAxes([index, axes.up], ofOutputs))}
      {menu('Up', axes.up, axes.across, (index) => setAxes([axes.across, index], ofOutputs))}
    </div>
  );
}
