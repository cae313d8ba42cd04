import { scaleLinear, sum } from 'd3';
import { useId } from 'react';
import type { TreeReport, Verdict } from '../../../engine/api/types';
import { VerdictGlyph } from '../../../pictures/VerdictMark';
import { DECISION } from '../verdict/words';
import styles from './TreeLevels.module.css';
import { treeRows } from './treeRows';

/** Pixels of all rows, where there are many, and of one. */
const HEIGHT = 150;
const [LEAST_ROW, MOST_ROW] = [1.5, 13];

/** Rows as high as this have a line between them. */
const WITH_GAP = 4;

interface TreeLevelsProps {
  readonly levels: TreeReport['levels'];
  readonly width: number;
  /** What came of the whole; absent while that is open. */
  readonly verdict?: Verdict | undefined;
}

/** The tree of a decision, each row one split deeper, as wide as it has leaves: solid verified, hatched unknown. */
export function TreeLevels({ levels, width, verdict }: TreeLevelsProps) {
  const hatch = useId();
  const rows = treeRows(levels);
  const row = Math.max(LEAST_ROW, Math.min(MOST_ROW, HEIGHT / rows.length));
  const height = row > WITH_GAP ? row - 1 : row;
  const leaves = sum(levels, ({ verified, unknown }) => verified + unknown);
  const x = scaleLinear([0, Math.max(1, leaves)], [0, width]);
  return (
    <svg
      className={styles.tree}
      width={width}
      height={row * rows.length}
      role="img"
      aria-label={DECISION.tree(rows.length - 1)}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.ground} width="5" height="5" />
          <line className={styles.hatch} x1="1" x2="1" y1="0" y2="5" />
        </pattern>
      </defs>
      {rows.map(({ split, unknown, verified }, level) => {
        const parts = [
          { from: 0, of: split, className: level === 0 && verdict === 'falsified' ? styles.falsified : styles.split },
          { from: split, of: unknown, fill: `url(#${hatch})` },
          { from: split + unknown, of: verified, className: styles.verified },
        ];
        return parts.map(
          ({ from, of, ...look }) =>
            of > 0 && (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its depth
                key={`${level} ${from}`}
                x={x(from)}
                y={level * row}
                width={Math.max(0.5, x(of))}
                height={height}
                {...look}
              />
            ),
        );
      })}
      {verdict === 'falsified' && row >= WITH_GAP && (
        <g transform={`translate(1 0) scale(${height / 16})`}>
          <VerdictGlyph verdict="falsified" />
        </g>
      )}
    </svg>
  );
}
