import { useMemo, useRef } from 'react';
import { fileStem, useExports } from '../../../app/commands/exports';
import { messageOf } from '../../../app/commands/notices';
import type { UpdateState } from '../../../app/state/store';
import type { ModelSummary } from '../../../engine/api/types';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { useReport, useWeights } from '../ask/useReport';
import { LayerPanel } from '../layers/LayerPanel';
import type { InspectState } from '../state/inspectState';
import { graphCsv } from '../state/searchFiles';
import type { Panels } from '../state/usePanels';
import { GRAPH_PICTURE } from './GraphFigure';
import { GraphPanel } from './GraphPanel';
import styles from './GraphView.module.css';
import { graphNodes, INPUT_NODE } from './graphPicture';
import { NodePanel } from './NodePanel';
import { ReportPanel } from './ReportPanel';

interface GraphViewProps {
  readonly model: ModelSummary;
  /** Of the bounds that are there, perhaps still of another network; null until there are any. */
  readonly panels: Panels | null;
  readonly isStale: boolean;
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

/** The network as a graph: what bounding it takes on the left, a node's weights on the right, its bounds below. */
export function GraphView({ model, panels, isStale, state, update }: GraphViewProps) {
  const { value: report, error } = useReport(model);
  const bounds = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => graphNodes(model.layers), [model]);
  const own = panels?.snapshot.query.model.id === model.id ? panels : null;
  const wanted = state.node ?? own?.node ?? INPUT_NODE;
  const selected = wanted < nodes.length ? wanted : INPUT_NODE;
  const weights = useWeights(model, selected);
  const supports = useMemo(() => nodes.map((_, at) => report?.nodes[at]?.support), [nodes, report]);
  const node = report?.nodes[selected];
  useExports(
    pictureFiles({
      id: 'graph',
      label: 'Graph of the network',
      stem: `${fileStem(model.name)}-graph`,
      selector: `#${GRAPH_PICTURE}`,
      words: () => ({ title: `Graph: ${model.name}` }),
      numbers: () => graphCsv(nodes, supports),
    }),
  );
  const select = (next: number) => update({ node: next, unit: null, against: null });
  return (
    <div className={styles.layout}>
      <div className={styles.report}>
        {report && <ReportPanel report={report} />}
        {error && <p role="alert">{messageOf(error)}</p>}
      </div>
      <div className={styles.canvas}>
        <GraphPanel
          key={model.id}
          nodes={nodes}
          supports={supports}
          inputShape={model.inputShape}
          selected={selected}
          onSelect={select}
          onEnter={() => bounds.current?.focus()}
        />
        <div ref={bounds} tabIndex={-1} className={`${styles.bounds} ${isStale ? 'stale' : ''}`} aria-busy={isStale}>
          {own && own.node === selected && (
            <LayerPanel
              bounds={own.bounds}
              compared={own.compared && { bounds: own.compared.bounds, sides: own.compared.sides }}
              order={own.order}
              choices={own.choices}
              node={own.node}
              unit={own.unit}
              nameOf={own.unitName}
              labelOf={own.unitLabel}
              onNode={own.selectNode}
              onUnit={own.selectUnit}
              onPoint={own.pointAt}
            />
          )}
        </div>
      </div>
      <aside className={styles.details} aria-label="The chosen node">
        {node ? (
          <NodePanel
            node={node}
            reads={nodes[selected]?.from.map((from) => nodes[from]?.shape ?? model.inputShape) ?? []}
            weights={weights}
          />
        ) : (
          selected === INPUT_NODE && <p className="label">The network’s input, {model.inputShape.join('×')}.</p>
        )}
        <button type="button" className={styles.open} onClick={() => update({ sight: 'bounds' })}>
          Open its bounds in Inspect
        </button>
      </aside>
    </div>
  );
}
