import { useMemo } from 'react';
import type { UpdateState } from '../../app/useViewState';
import type { DatasetImages, RisingBound } from '../../engine/types';
import { CompareMenu } from './CompareMenu';
import { CounterexamplePanel } from './CounterexamplePanel';
import { DecisionPanel } from './DecisionPanel';
import { ImagePanel } from './ImagePanel';
import type { InspectState } from './inspectState';
import { LayerDetails } from './LayerDetails';
import { LogitTable } from './LogitTable';
import { MarginTable } from './MarginTable';
import { RadiusPanel } from './RadiusPanel';
import { RisingChart } from './RisingChart';
import type { RunTimes } from './useBounds';
import type { Linear } from './useLinearBounds';
import type { Panels } from './usePanels';
import type { Studies } from './useStudies';
import { VerdictPanel } from './VerdictPanel';
import styles from './WideLayout.module.css';

export interface LayoutProps {
  readonly panels: Panels;
  readonly studies: Studies;
  readonly dataset: DatasetImages;
  /** What the chosen unit's or margin's bound looks at. */
  readonly linear: Linear | null;
  /** What a search under way has told so far. */
  readonly rising: readonly RisingBound[];
  readonly times: RunTimes;
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

/** The image on the left, the layers in the middle, what follows from them on the right. */
export function WideLayout({ panels, studies, dataset, linear, rising, times, state, update }: LayoutProps) {
  const { snapshot, radius, className, margins, nameOf, beside } = panels;
  const compare = useMemo(() => <CompareMenu state={state} update={update} />, [state, update]);
  return (
    <div className={styles.layout}>
      <div className={styles.image}>
        <ImagePanel dataset={dataset} shown={snapshot.query.image} radius={radius} state={state} update={update} />
        <RadiusPanel panels={panels} studies={studies} />
        <CounterexamplePanel panels={panels} studies={studies} dataset={dataset} />
      </div>
      <div className={styles.canvas}>
        {panels.decisions.length > 0 && (
          <DecisionPanel
            readings={panels.decisions}
            selected={panels.decision}
            label={snapshot.result.label[0] ?? -1}
            nameOf={nameOf}
            onSelect={panels.selectDecision}
          />
        )}
        <LayerDetails panels={panels} dataset={dataset} linear={linear} compare={compare} />
      </div>
      <aside className={styles.details} aria-label="What the bounds prove">
        <VerdictPanel
          verdict={panels.verdict}
          facts={panels.facts}
          method={snapshot.query.method}
          rounding={snapshot.result.rounding}
          beside={beside}
          times={times}
        />
        <RisingChart history={rising} nameOf={nameOf} />
        <MarginTable
          className={className}
          margins={margins}
          decisions={panels.decisions}
          nameOf={nameOf}
          beside={beside}
          selected={panels.against}
          onSelect={panels.selectMargin}
        />
        <hr className={styles.line} />
        <LogitTable
          logits={panels.logits}
          label={snapshot.result.label[0] ?? -1}
          decisions={panels.decisions}
          nameOf={nameOf}
          beside={beside?.logits ?? null}
        />
      </aside>
    </div>
  );
}
