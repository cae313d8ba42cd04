import { memo } from 'react';
import { unitId } from '../math/units';
import type { Edge } from './edges';
import styles from './figure.module.css';

interface EdgeLinesProps {
  readonly edges: readonly Edge[];
  /** The line from a sum to its ReLU, where they stand apart. */
  readonly line: string | undefined;
  /** In a crowd, the unit whose edges stay strong. */
  readonly focus: string | undefined;
}

/** The edges; they stay as they are while inputs are dragged. */
export const EdgeLines = memo(function EdgeLines({ edges, line, focus }: EdgeLinesProps) {
  return (
    <g>
      {edges.map(({ key, path, weight, target }) => {
        const back = focus !== undefined && (!target.unit || unitId(target.unit) !== focus);
        return (
          <path
            key={key}
            className={`${edgeClass(weight)} ${back ? styles.crowded : ''}`}
            d={path}
            strokeWidth={Math.min(6, 1 + 0.55 * Math.abs(weight))}
          />
        );
      })}
      {line && <path className={styles.plainEdge} d={line} />}
    </g>
  );
});

function edgeClass(weight: number): string | undefined {
  if (weight === 0) return styles.zeroEdge;
  return weight < 0 ? styles.negEdge : styles.posEdge;
}
