import { memo, useMemo } from 'react';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { DatasetImages } from '../../../engine/api/types';
import { groupTone } from '../../../pictures/colors';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { groupRuns, isLabelled } from '../../../pictures/matrix/pairMatrixLayout';
import { TestImage } from '../../../pictures/PixelImage';
import { MoveMenu } from '../controls/MoveMenu';
import { LISTS } from '../words';
import styles from './ClassRows.module.css';
import { firstImages, LETTERED, PICTURED } from './rowSize';
import { useClassDrag } from './useClassDrag';

interface ClassRowsProps {
  readonly order: readonly number[];
  readonly row: number;
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly dataset: DatasetImages | null;
  /** Letters alone, where there is no room for names. */
  readonly lettersOnly?: boolean;
  readonly marked: ReadonlySet<number>;
}

/** The classes in the tree's order, each in its row: its group, its name and a picture. Drag one onto another group. */
export const ClassRows = memo(function ClassRows(props: ClassRowsProps) {
  const { order, row, controls, nameOf, dataset, lettersOnly = false, marked } = props;
  const { grouping } = controls;
  const { drag, handlers } = useClassDrag((label, onto) => controls.moveClass(label, grouping.of[onto] ?? 0));
  const images = useMemo(() => (dataset ? firstImages(dataset, 1) : []), [dataset]);
  const target = drag?.over === null || drag?.over === undefined ? null : (grouping.of[drag.over] ?? null);
  const lettered = row >= LETTERED;
  const lookOf = (label: number) => {
    const looks = [
      marked.has(label) && styles.marked,
      drag?.label === label && styles.dragged,
      target !== null && grouping.of[label] === target && styles.target,
    ];
    return looks.filter(Boolean).join(' ');
  };
  return (
    <div className={styles.rows} {...handlers} data-dragging={drag ? '' : undefined}>
      {!lettered && <Runs order={order} row={row} groupOf={grouping.of} />}
      <ul aria-label={LISTS.classes} className={styles.list}>
        {order.map((label, place) => (
          <ClassRow
            key={label}
            label={label}
            row={row}
            name={nameOf(label)}
            named={row >= 12 || isLabelled(place, row)}
            letter={lettered ? controls : null}
            nameOf={nameOf}
            dataset={dataset}
            image={lettersOnly || row < PICTURED ? undefined : images[label]?.[0]}
            lettersOnly={lettersOnly}
            look={lookOf(label)}
          />
        ))}
      </ul>
    </div>
  );
});

interface ClassRowProps {
  readonly label: number;
  readonly row: number;
  readonly name: string;
  /** Whether there is room for the name. */
  readonly named: boolean;
  /** What the letter acts on; null where there is no room for letters. */
  readonly letter: GroupingControls | null;
  readonly nameOf: (label: number) => string;
  readonly dataset: DatasetImages | null;
  readonly image: number | undefined;
  readonly lettersOnly: boolean;
  readonly look: string;
}

const ClassRow = memo(function ClassRow(props: ClassRowProps) {
  const { label, row, name, named, letter, nameOf, dataset, image, lettersOnly, look } = props;
  return (
    <li data-class={label} className={`${styles.row} ${look}`} style={{ height: row }}>
      {letter && <MoveMenu label={label} controls={letter} nameOf={nameOf} />}
      {!lettersOnly && <span className={named ? styles.name : 'visually-hidden'}>{name}</span>}
      {dataset && image !== undefined && <TestImage dataset={dataset} image={image} className={styles.image} />}
    </li>
  );
});

/** One band of colour a stretch of a group, with its letter where that has room. */
function Runs({ order, row, groupOf }: { order: readonly number[]; row: number; groupOf: readonly number[] }) {
  return (
    <div className={styles.runs} aria-hidden="true">
      {groupRuns(order, groupOf).map(({ group, start, end }) => (
        <div
          key={start}
          className={styles.run}
          style={{ top: start * row, height: (end - start) * row, background: groupTone(group, order.length) }}
        >
          {(end - start) * row >= 20 && (
            <span className={styles.runLetter}>
              <GroupLetter group={group} classes={order.length} />
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
