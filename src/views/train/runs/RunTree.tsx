import { useMemo } from 'react';
import { fileStem, useExports } from '../../../app/commands/exports';
import { useClassTree } from '../../../app/grouping/useClassTree';
import { TRAININGS } from '../../../catalog/trainings';
import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { GroupedTree } from '../pictures/GroupedTree';
import { mergesCsv } from '../state/useTrainExports';
import { TREE_WORDS } from '../words';
import styles from './RunTree.module.css';

interface RunTreeProps {
  readonly run: TrainingSnapshot;
  readonly classes: readonly string[];
  /** The epoch that is read; null for the latest. */
  readonly at: number | null;
}

const WIDTH = 128;
const ROW = 20;

/** The tree of the classes as the network in training sees them, drawn anew after every epoch. */
export function RunTree({ run, classes, at }: RunTreeProps) {
  const { distances, request } = run;
  const result = (at === null ? distances.at(-1) : distances[at - 1]) ?? null;
  const ordered = useClassTree(result, 'euclidean', 'ward');
  const groupOf = useMemo(
    () =>
      classes.map((name) =>
        Math.max(
          0,
          request.groups.findIndex((members) => members.includes(name)),
        ),
      ),
    [classes, request.groups],
  );
  const nameOf = useMemo(() => (label: number) => classes[label] ?? `Class ${label}`, [classes]);
  const id = `training-tree-${run.id}`;
  useExports(
    ordered
      ? pictureFiles({
          id,
          label: `Tree of ${run.request.name}`,
          stem: `${fileStem(run.request.name)}-tree`,
          selector: `#${CSS.escape(id)}`,
          words: () => ({ title: run.request.name }),
          numbers: () => mergesCsv(ordered.tree, nameOf),
        })
      : [],
  );
  return (
    <section id={id} className={styles.tree}>
      <h3 className="label">
        {TREE_WORDS.title}
        {ordered && `, epoch ${at === null ? distances.length : Math.min(at, distances.length)}`}
      </h3>
      {ordered ? (
        <GroupedTree
          tree={ordered.tree}
          order={ordered.order}
          groupOf={groupOf}
          nameOf={nameOf}
          width={WIDTH}
          row={ROW}
        />
      ) : (
        <p className="caption">{TRAININGS[request.method].tree ? TREE_WORDS.none : TREE_WORDS.later}</p>
      )}
    </section>
  );
}
