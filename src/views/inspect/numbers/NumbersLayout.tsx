import { Part, useShownParts } from '../../../app/scene/Part';
import type { DatasetImages } from '../../../engine/api/types';
import { KnownButton } from '../controls/KnownButton';
import { MethodChooser } from '../controls/MethodChooser';
import { SearchButton } from '../controls/SearchButton';
import { OwnImagesMenu } from '../image/ImagePanel';
import { LayerDetails } from '../layers/LayerDetails';
import search from '../SidePanel.module.css';
import type { Panels } from '../state/usePanels';
import { DecidePanel } from '../verdict/DecidePanel';
import { Margins } from '../verdict/MarginTable';
import type { LayoutProps } from '../WideLayout';
import { COUNTEREXAMPLE } from '../words';
import styles from './NumbersLayout.module.css';
import { NumbersPanel } from './NumbersPanel';
import { NumbersVerdict } from './NumbersVerdict';
import { namedValues } from './namedValues';
import { OutputTable } from './OutputTable';
import type { OwnNumbers } from './ownNumbers';
import { TypedRadiusPanel } from './TypedRadiusPanel';
import { ValuesPanel } from './ValuesPanel';
import { hasValues } from './values';

interface NumbersLayoutProps extends LayoutProps {
  /** What is asked about now; what is shown may still be the one before. */
  readonly numbers: OwnNumbers;
  /** The data set that they are a row of; null where they are typed alone. */
  readonly rows: DatasetImages | null;
  readonly narrow: boolean;
}

/** For networks that no images fit: the inputs on the left, the layers in the middle, the outputs on the right. */
export function NumbersLayout(props: NumbersLayoutProps) {
  const { isStale, panels, searches, dataset, linear, numbers, rows, narrow, state, times, update, onOpen } = props;
  const { snapshot, nameOf, logits } = panels;
  const { result, query } = snapshot;
  const hasInput = useShownParts(['input']).length > 0;
  const isAnswered = hasValues(panels);
  const outputs = logits.toSorted((a, b) => a.output - b.output);
  return (
    <div className={`${styles.layout} ${isStale ? 'stale' : ''}`} aria-busy={isStale}>
      {hasInput && (
        <div className={styles.part}>
          <Part id="input">
            {narrow && <KnownButton name={state.model} model={query.model} update={update} />}
            {narrow && <MethodChooser method={state.method} update={update} times={times} wide />}
            <div>
              <OwnImagesMenu model={query.model} onOpen={onOpen} state={state} update={update} />
            </div>
            <NumbersPanel
              model={query.model}
              numbers={numbers}
              rows={rows}
              notes={result.notes ?? []}
              state={state}
              update={update}
            />
          </Part>
        </div>
      )}
      <Part id="layers">
        <div className={`${styles.part} ${styles.layers}`}>
          <LayerDetails panels={panels} dataset={dataset} linear={linear} compare={null} isWhole />
        </div>
      </Part>
      <Part id="verdict">
        <aside className={`${styles.part} ${styles.details}`} aria-label="What the bounds prove">
          {isAnswered ? (
            <ValuesPanel panels={panels} dataset={dataset} state={state} update={update} />
          ) : (
            <>
              <NumbersVerdict panels={panels} />
              <OutputTable outputs={outputs} nameOf={nameOf} />
              <Margins panels={panels} />
            </>
          )}
          <Part id="searches">
            {result.classes > 0 && (
              <>
                <Counterexample panels={panels} attack={searches.attack} />
                <TypedRadiusPanel panels={panels} searches={searches} numbers={numbers} />
                <DecidePanel panels={panels} searches={searches} />
              </>
            )}
          </Part>
        </aside>
      </Part>
    </div>
  );
}

interface CounterexampleProps {
  readonly panels: Panels;
  readonly attack: LayoutProps['searches']['attack'];
}

/** The inputs that an attack found, or the button that starts one. */
function Counterexample({
  panels: { attack: result, nameOf, inputNames, radius, snapshot },
  attack,
}: CounterexampleProps) {
  const found = result?.counterexample[0];
  return (
    <section className={search.panel} aria-label="Counterexample">
      <h2 className="title">Counterexample</h2>
      {found && (
        <p className={search.text}>
          {snapshot.result.threshold === undefined
            ? COUNTEREXAMPLE.attacked(nameOf(found.label))
            : COUNTEREXAMPLE.score(nameOf(found.label))}
          : {namedValues([...found.input].map(String), (at) => inputNames[at] ?? `Input ${at}`)}.
        </p>
      )}
      {result && !found && <p className={search.text}>{COUNTEREXAMPLE.none(radius)}</p>}
      {!result && <SearchButton search={attack} command="attack" />}
    </section>
  );
}
