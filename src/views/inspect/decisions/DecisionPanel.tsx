import { memo, useId, useRef } from 'react';
import { formatMarginLower } from '../../../numbers/format';
import { useElementWidth } from '../../../pictures/useElementSize';
import { VerdictMark, verdictWords } from '../../../pictures/VerdictMark';
import { nameOutput } from '../verdict/margins';
import { DECISIONS } from '../words';
import styles from './DecisionPanel.module.css';
import { decisionLayout, type PlacedBranch, type PlacedDecision } from './decisionLayout';
import { type DecisionReading, nameDecision } from './decisionReading';

interface DecisionPanelProps {
  readonly readings: readonly DecisionReading[];
  readonly selected: number;
  readonly label: number;
  readonly nameOf: (label: number) => string;
  readonly onSelect: (decision: number) => void;
}

/** The id by which the tree is found when it is exported. */
export const DECISIONS_FIGURE = 'decisions-figure';

/**
 * A tree of decisions: the way that the image takes, thick, and the margins that are proved where its label comes by.
 * Decisions are radio buttons that choose whose layers are shown.
 */
export const DecisionPanel = memo(function DecisionPanel(props: DecisionPanelProps) {
  const { readings, label, nameOf } = props;
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  const available = useElementWidth(box);
  const layout = decisionLayout(readings, available);
  return (
    <section id={DECISIONS_FIGURE} aria-label="Decisions" className={styles.panel}>
      <header className={styles.head}>
        <h2 className="title">Decisions</h2>
        <span className="caption">{DECISIONS.hint}</span>
        <span className={styles.unit}>proved ≥</span>
      </header>
      <div ref={box} className={styles.scroller}>
        {available > 0 && (
          <div
            role="radiogroup"
            aria-label="Tree of decisions"
            className={styles.tree}
            style={{ width: layout.width, height: layout.height }}
          >
            <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true">
              {layout.lines.map(({ path, taken }) => (
                <path key={path} d={path} className={taken ? styles.taken : ''} />
              ))}
            </svg>
            {layout.decisions.map((placed) => (
              <Chip key={placed.decision} placed={placed} group={name} {...props} />
            ))}
            {layout.branches.map((placed) => (
              <Row key={placed.y} placed={placed} left={layout.names} label={label} nameOf={nameOf} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
});

interface ChipProps extends DecisionPanelProps {
  readonly placed: PlacedDecision;
  /** Name of the radio buttons. */
  readonly group: string;
}

function Chip({ placed, group, readings, selected, nameOf, onSelect }: ChipProps) {
  const { decision, x, y, entered } = placed;
  const reading = readings[decision];
  if (!reading) return null;
  const { title, verdict } = reading;
  const words = verdict ? `${nameDecision(reading, nameOf)}, ${verdictWords[verdict]}` : nameDecision(reading, nameOf);
  return (
    <label className={styles.place} style={{ left: x, top: y }}>
      <input
        type="radio"
        className="visually-hidden"
        name={group}
        aria-label={words}
        checked={decision === selected}
        onChange={() => onSelect(decision)}
      />
      <span className={`${styles.chip} ${reading.reached ? styles.reached : ''}`}>
        {title}
        {verdict && <VerdictMark verdict={verdict} decorative />}
        {entered && (
          <span className={styles.entered}>
            {formatMarginLower(entered.proved)} <VerdictMark verdict={entered.verdict} size={12} />
          </span>
        )}
      </span>
    </label>
  );
}

interface RowProps {
  readonly placed: PlacedBranch;
  readonly left: number;
  readonly label: number;
  readonly nameOf: (label: number) => string;
}

function Row({ placed: { branch, y }, left, label, nameOf }: RowProps) {
  const { classes, margin } = branch;
  return (
    <div className={styles.row} style={{ left, top: y }}>
      <span className={classes.includes(label) ? styles.label : styles.name}>{nameOutput(classes, nameOf)}</span>
      {margin && (
        <>
          <span className={styles.number}>{formatMarginLower(margin.proved)}</span>
          <VerdictMark verdict={margin.verdict} />
        </>
      )}
    </div>
  );
}
