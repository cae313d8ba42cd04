import { VerdictGlyph, type VerdictName, verdictWords } from '../../../pictures/VerdictMark';
import styles from './figure.module.css';
import type { Rect } from './layout';

/** The verdict badge as part of an SVG, 28 px high. */
export function VerdictPill({ verdict, rect }: { readonly verdict: VerdictName; readonly rect: Rect }) {
  const { x, y, width, height } = rect;
  const narrow = width < 100;
  return (
    <g className={styles[`pill-${verdict}`]}>
      <rect x={x} y={y} width={width} height={height} rx={verdict === 'falsified' ? 4 : height / 2} />
      {!narrow && (
        <g transform={`translate(${x + 10} ${y + height / 2 - 8})`}>
          <VerdictGlyph verdict={verdict} />
        </g>
      )}
      <text x={x + (narrow ? width / 2 : 33)} y={y + height / 2 + 4.5} textAnchor={narrow ? 'middle' : undefined}>
        {verdictWords[verdict]}
      </text>
    </g>
  );
}
