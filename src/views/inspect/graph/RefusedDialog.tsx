import { useMemo, useState } from 'react';
import { Dialog } from '../../../app/controls/Dialog';
import type { SupportReport } from '../../../engine/api/types';
import { printable } from '../../../numbers/printable';
import { refusedWords } from '../words';
import { GraphPanel } from './GraphPanel';
import { graphNodes } from './graphPicture';
import { NodePanel } from './NodePanel';
import styles from './RefusedDialog.module.css';

interface RefusedDialogProps {
  readonly report: SupportReport;
  readonly onClose: () => void;
}

/** A network that is refused: why, its graph with the nodes that are, and what can be done about each. */
export function RefusedDialog({ report, onClose }: RefusedDialogProps) {
  const { nodes, counts, name, refusal } = report;
  const drawn = useMemo(() => graphNodes(nodes), [nodes]);
  const supports = useMemo(() => nodes.map(({ support }) => support), [nodes]);
  const refused = nodes.flatMap(({ support }, at) => (support === 'unsupported' ? [at] : []));
  const [selected, setSelected] = useState(refused[0] ?? 0);
  const node = nodes[selected];
  return (
    <Dialog label={`Why ${name} is refused`} wide onClose={onClose}>
      <div className={styles.report}>
        <h2 className="headline">{printable(name)} is refused</h2>
        <p className={`finding ${styles.why}`}>{printable(refusal ?? '')}</p>
        {nodes.length > 0 && (
          <>
            <p className="label">{refusedWords(counts.unsupported, nodes.length)}</p>
            <GraphPanel
              nodes={drawn}
              supports={supports}
              inputShape={null}
              selected={selected}
              onSelect={setSelected}
              onEnter={setSelected}
            />
            {node && <NodePanel node={node} reads={[]} weights={null} />}
            {refused.length > 1 && (
              <ul className={styles.list} aria-label="Nodes that are refused">
                {refused.slice(0, MOST).map((at) => (
                  <li key={at}>
                    <button type="button" onClick={() => setSelected(at)}>
                      {printable(nodes[at]?.op ?? '')} “{printable(nodes[at]?.name ?? '')}”
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        <button type="button" className={styles.close} onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

/** More than anybody reads; the graph shows them all. */
const MOST = 50;
