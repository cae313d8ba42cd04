import { GroupLetter } from '../../charts/GroupLetter';
import { groupTone } from '../../charts/groupTone';
import type { TrainingMethod } from '../../engine/trainingTypes';
import styles from './AskedRadii.module.css';
import { askedRadius } from './askedRadius';
import { METHOD_NOTES } from './methodNotes';
import type { NamedGroup } from './requests';

interface AskedRadiiProps {
  readonly method: TrainingMethod;
  readonly groups: readonly NamedGroup[];
  readonly inner: number;
  readonly outer: number;
  /** Writes a radius. */
  readonly format: (radius: number) => string;
}

/** Pixels of a cell. */
const CELL = 16;

/** What a method asks of each two classes: a square for each pair, the darker the larger its radius; groups are outlined. */
export function AskedRadii({ method, groups, inner, outer, format }: AskedRadiiProps) {
  const members = groups.flatMap(({ index, names }) => names.map((name) => ({ index, name })));
  const size = members.length * CELL;
  const asked = (together: boolean) => askedRadius(method, together, { inner, outer });
  const kinds = [...new Set(method === 'natural' ? [0] : [asked(false), asked(true)])];
  return (
    <section>
      <h3 className="label">What is asked of two classes</h3>
      <div className={styles.matrix}>
        <ul className={styles.names}>
          {members.map(({ index, name }) => (
            <li key={name}>
              <GroupLetter group={index} classes={members.length} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
        <svg
          width={size}
          height={size}
          role="img"
          aria-label={`Asked for: ${METHOD_NOTES[method].asks(format(inner), format(outer))}`}
        >
          {members.map((row, y) =>
            members.map(
              (column, x) =>
                x !== y && (
                  <rect
                    key={`${row.name} ${column.name}`}
                    x={x * CELL + 0.5}
                    y={y * CELL + 0.5}
                    width={CELL - 1}
                    height={CELL - 1}
                    rx={2}
                    fill={toneOf(asked(row.index === column.index), outer)}
                  />
                ),
            ),
          )}
          {groups.map(({ index, names }, place) => {
            const before = groups.slice(0, place).flatMap((group) => group.names).length;
            return (
              <rect
                key={index}
                className={styles.block}
                x={before * CELL}
                y={before * CELL}
                width={names.length * CELL}
                height={names.length * CELL}
                rx={2}
                stroke={groupTone(index, members.length)}
              />
            );
          })}
        </svg>
      </div>
      <ul className={styles.legend}>
        {kinds.map((radius) => (
          <li key={radius}>
            <span style={{ background: toneOf(radius, outer) }} /> {radius === 0 ? 'no radius' : format(radius)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Up to the full colour of what is proved. */
function toneOf(radius: number, most: number): string {
  const share = most > 0 ? Math.min(1, radius / most) : 0;
  return `color-mix(in srgb, var(--verified) ${Math.round(100 * share)}%, var(--sunken))`;
}
