import { CommandText } from '../../../app/controls/CommandButton';
import type { UpdateState } from '../../../app/state/store';
import type { DatasetImages } from '../../../engine/api/types';
import { certificationOf } from '../controls/RoundingMenu';
import styles from '../SidePanel.module.css';
import type { InspectState } from '../state/inspectState';
import type { Panels } from '../state/usePanels';
import { GuessedNote, isGuess } from './GuessedNote';
import { NumbersVerdict } from './NumbersVerdict';
import { OutputTable } from './OutputTable';
import { StaysPanel } from './StaysPanel';
import { nameOfValue, valuesOf } from './values';

interface ValuesPanelProps {
  readonly panels: Panels;
  /** Whose images the network is shown, where it is shown one of them. */
  readonly dataset: DatasetImages;
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

/** What is proved of outputs that are values: the interval of each, on which side of a threshold, and what else is asked. */
export function ValuesPanel({ panels, dataset, state, update }: ValuesPanelProps) {
  const { query, result } = panels.snapshot;
  const isScore = result.threshold !== undefined;
  const outputs = valuesOf(panels);
  const nameOf = (output: number) => nameOfValue(query.model, output);
  return (
    <>
      {isScore && <NumbersVerdict panels={panels} />}
      <OutputTable outputs={outputs} nameOf={nameOf} />
      {!isScore && (
        <>
          <p className="caption">{certificationOf(query.method, result.rounding)}</p>
          {isGuess(query.model) && <GuessedNote name={state.model} model={query.model} />}
          <StaysPanel
            panels={panels}
            dataset={dataset}
            outputs={outputs}
            nameOf={nameOf}
            state={state}
            update={update}
          />
          <div>
            <CommandText id="property" className={styles.button} />
          </div>
        </>
      )}
    </>
  );
}
