import { useMemo } from 'react';
import { isAssumed } from '../../app/models/datasetFor';
import { Part, useShownParts } from '../../app/scene/Part';
import type { UpdateState } from '../../app/state/store';
import { BREAKPOINTS } from '../../app/styles/breakpoints.mjs';
import { useMediaQuery } from '../../app/styles/media';
import type { DatasetImages, RisingBound } from '../../engine/api/types';
import { usePainted } from '../../pictures/painted';
import { useIsSlide } from '../../pictures/useRoom';
import type { Linear } from './ask/useLinearBounds';
import { useNotes } from './ask/useNotes';
import type { Searches } from './ask/useSearches';
import { CompareMenu } from './controls/CompareMenu';
import type { RunTimes } from './controls/methods';
import { DecisionPanel } from './decisions/DecisionPanel';
import { CounterexamplePanel } from './image/CounterexamplePanel';
import { ImagePanel } from './image/ImagePanel';
import { LayerDetails } from './layers/LayerDetails';
import { ValuesPanel } from './numbers/ValuesPanel';
import { hasValues } from './numbers/values';
import type { InspectState } from './state/inspectState';
import type { Panels } from './state/usePanels';
import { DecidePanel } from './verdict/DecidePanel';
import { LogitTable } from './verdict/LogitTable';
import { Margins } from './verdict/MarginTable';
import { RadiusPanel } from './verdict/RadiusPanel';
import { RisingChart } from './verdict/RisingChart';
import { VerdictPanel } from './verdict/VerdictPanel';
import styles from './WideLayout.module.css';

export interface LayoutProps {
  /** Whether what is shown is not what is chosen now. */
  readonly isStale: boolean;
  readonly panels: Panels;
  readonly searches: Searches;
  readonly dataset: DatasetImages;
  /** What the chosen unit's or margin's bound looks at. */
  readonly linear: Linear | null;
  /** What a search under way has found so far. */
  readonly rising: readonly RisingBound[];
  readonly times: RunTimes;
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: (folder: boolean) => void;
}

/**
 * The image on the left, the layers in the middle, what follows from them on the right. How wide the bounds grow and what they
 * prove is drawn first; where columns stand side by side, what is beside and below it can follow without moving anything.
 */
export function WideLayout(props: LayoutProps) {
  const { isStale, panels, searches, dataset, linear, rising, times, state, update, onOpen } = props;
  const { snapshot, radius, nameOf, compared } = panels;
  const notes = useNotes(snapshot, dataset);
  const compare = useMemo(
    () => (
      <Part id="method">
        <CompareMenu state={state} update={update} />
      </Part>
    ),
    [state, update],
  );
  const isPainted = usePainted();
  const isStacked = useMediaQuery(BREAKPOINTS['--two-columns']);
  const isWhole = useIsSlide() || isStacked || isPainted;
  const shown = useShownParts(['input', 'searches', 'layers', 'verdict']);
  return (
    <div className={`${styles.layout} ${isStale ? 'stale' : ''}`} aria-busy={isStale}>
      {(shown.includes('input') || shown.includes('searches')) && (
        <div className={styles.image}>
          {isWhole && (
            <>
              <Part id="input">
                <ImagePanel
                  dataset={dataset}
                  shown={snapshot.query.image}
                  picture={snapshot.query.picture}
                  isAssumed={isAssumed(snapshot.query.model)}
                  radius={radius}
                  notes={notes}
                  model={snapshot.query.model}
                  onOpen={onOpen}
                  state={state}
                  update={update}
                />
              </Part>
              {snapshot.result.classes > 0 && (
                <Part id="searches">
                  <div className="off-low-slide">
                    <RadiusPanel panels={panels} searches={searches} />
                  </div>
                  <CounterexamplePanel panels={panels} searches={searches} dataset={dataset} />
                  <div className="off-slide">
                    <DecidePanel panels={panels} searches={searches} />
                  </div>
                </Part>
              )}
            </>
          )}
        </div>
      )}
      <Part id="layers">
        <div className={styles.canvas} data-sheet>
          {panels.decisions.length > 0 && (
            <DecisionPanel
              readings={panels.decisions}
              selected={panels.decision}
              label={snapshot.result.label[0] ?? -1}
              nameOf={nameOf}
              onSelect={panels.selectDecision}
            />
          )}
          <LayerDetails panels={panels} dataset={dataset} linear={linear} compare={compare} isWhole={isWhole} />
        </div>
      </Part>
      <Part id="verdict">
        <aside className={styles.details} aria-label="What the bounds prove">
          {hasValues(panels) ? (
            <ValuesPanel panels={panels} dataset={dataset} state={state} update={update} />
          ) : (
            <>
              <VerdictPanel
                verdict={panels.verdict}
                facts={panels.facts}
                method={snapshot.query.method}
                rounding={snapshot.result.rounding}
                compared={compared}
                times={times}
                isDeciding={panels.isDeciding}
              />
              <RisingChart history={rising} nameOf={nameOf} />
              <Margins panels={panels} />
              {isWhole && (
                <div className={`${styles.logits} off-slide`}>
                  <hr className={styles.line} />
                  <LogitTable
                    logits={panels.logits}
                    label={snapshot.result.label[0] ?? -1}
                    decisions={panels.decisions}
                    nameOf={nameOf}
                    compared={compared?.logits ?? null}
                  />
                </div>
              )}
            </>
          )}
        </aside>
      </Part>
    </div>
  );
}
