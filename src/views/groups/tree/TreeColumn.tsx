import { CommandIcon } from '../../../app/controls/CommandButton';
import type { OrderedTree } from '../../../app/grouping/useClassTree';
import { type GroupingControls, useGroupingState } from '../../../app/grouping/useGrouping';
import { useApp } from '../../../app/state/store';
import { counted } from '../../../numbers/format';
import { GroupLetter } from '../../../pictures/GroupLetter';
import { isLabelled } from '../../../pictures/matrix/pairMatrixLayout';
import { DENDROGRAM_HEAD, Dendrogram } from '../../../pictures/tree/Dendrogram';
import { isMoved } from '../../../similarity/tree/grouping';
import { similarityState } from '../../similarity/state/similarityState';
import { TREE } from '../words';
import styles from './TreeColumn.module.css';

interface TreeColumnProps {
  /** What the network of the tree is called. */
  readonly name: string;
  readonly ordered: OrderedTree;
  readonly controls: GroupingControls;
  /** Pixels of a class, as in the matrices beside. */
  readonly row: number;
  readonly nameOf: (label: number) => string;
  readonly narrow: boolean;
}

const TREE_WIDTH = 172;
const LETTERED = 18;
/** A phone lists more classes by their groups. */
const MOST_LISTED = 24;

/** The tree with its cut, and the classes in line with the rows of the matrices. A phone has the letters alone. */
export function TreeColumn({ name, ordered, controls, row, nameOf, narrow }: TreeColumnProps) {
  const { tree, order } = ordered;
  const { grouping, count } = controls;
  const isListed = narrow && order.length > MOST_LISTED;
  return (
    <section className={styles.column} aria-label="Groups">
      <header className={styles.header}>
        <CommandIcon id="cut-up" />
        <h2 className="headline">{counted(grouping.groups.length, 'group')}</h2>
        <CommandIcon id="cut-down" />
      </header>
      <TreeHint name={name} narrow={narrow} />
      <div className={styles.figure}>
        {!narrow && (
          <Dendrogram
            tree={tree}
            order={order}
            grouping={grouping}
            width={TREE_WIDTH}
            row={row}
            cutHeight={controls.height}
            count={count}
            onCut={controls.setCut}
          />
        )}
        {isListed ? (
          <ul aria-label="Groups" className={styles.classes}>
            {grouping.groups.map(({ index, classes }) => (
              <li key={index} className={styles.class}>
                <GroupLetter group={index} classes={order.length} />
                <span className={styles.name}>
                  {classes.length === 1 ? nameOf(classes[0] ?? 0) : counted(classes.length, 'class', 'classes')}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <ul
            aria-label="Classes in the order of the tree"
            className={styles.classes}
            style={narrow ? undefined : { paddingTop: DENDROGRAM_HEAD }}
          >
            {order.map((label, place) => (
              <li key={label} className={styles.class} style={narrow ? undefined : { height: row }}>
                {(narrow || row >= LETTERED) && (
                  <GroupLetter
                    group={grouping.of[label] ?? 0}
                    classes={order.length}
                    moved={isMoved(grouping, label)}
                  />
                )}
                <span className={narrow || isLabelled(place, row) ? styles.name : 'visually-hidden'}>
                  {nameOf(label)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

interface TreeHintProps {
  /** What the network of the tree is called. */
  readonly name: string;
  readonly narrow: boolean;
}

/** What the tree is made of, and the way to the view that changes it. */
function TreeHint({ name, narrow }: TreeHintProps) {
  const app = useApp();
  const [{ source }] = useGroupingState();
  const [before, after] = TREE.merging[source];
  return (
    <p className={`label ${styles.hint} off-low-slide`}>
      {before}
      <button type="button" className={styles.tree} title={TREE.open} onClick={() => app.navigate(similarityState)}>
        {name}
      </button>
      {after}
      {!narrow && <span data-control>{TREE.cut}</span>}
    </p>
  );
}
