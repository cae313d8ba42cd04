import { TRAININGS } from '../../../catalog/trainings';
import type { TrainingMethod } from '../../../engine/api/trainingTypes';
import { groupTone } from '../../../pictures/colors';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { radiiWords } from '../words';
import styles from './AskedRadii.module.css';
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

/** The radius of each pair of classes: a square each, the darker the larger; groups are outlined. */
export function AskedRadii({ method, groups, inner, outer, format }: AskedRadiiProps) {
  const members = groups.flatMap(({ index, names }) => names.map((name) => ({ index, name })));
  const size = members.length * CELL;
  const asked = (together: boolean) => askedRadius(method, together, { inner, outer });
  const kinds = [...new Set(!hasRadius(method) ? [0] : [asked(false), asked(true)])];
  return (
    <section>
      <h3 className="label">Radius for each pair of classes</h3>
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
          aria-label={`Radii: ${radiiWords(method, format(inner), format(outer))}`}
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

/** The radius that a method trains two classes for; 0 where it has none. */
export function askedRadius(
  method: TrainingMethod,
  together: boolean,
  { inner, outer }: { readonly inner: number; readonly outer: number },
): number {
  if (!hasRadius(method)) return 0;
  return together && TRAININGS[method].radii === 'two' ? inner : outer;
}

/** Whether a method trains for a radius at all. */
export function hasRadius(method: TrainingMethod): boolean {
  return TRAININGS[method].radii !== 'none';
}
