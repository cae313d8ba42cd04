import { useMemo, useState } from 'react';
import type { OrderedTree } from '../../app/grouping/useClassTree';
import { type GroupingControls, useGroupingState } from '../../app/grouping/useGrouping';
import type { ModelChoices } from '../../app/models/useModelChoices';
import { useViewState } from '../../app/useViewState';
import { meetingHeight, meetingsOf } from '../../similarity/tree/meetings';
import { useBeside } from './beside';
import { titleOf } from './CompareMenu';
import { CutFields } from './CutFields';
import { SOURCE_NOTES } from './choiceNotes';
import { Details } from './Details';
import { Differences } from './Differences';
import { Figure } from './Figure';
import { describeTree, extremePairs } from './finding';
import { PairDetails } from './PairDetails';
import { brushOf, type Pointed } from './pointing';
import styles from './Study.module.css';
import { similarityState } from './similarityState';
import { TreeList } from './TreeList';
import { TwoTrees } from './TwoTrees';
import type { Similarity } from './useSimilarity';
import { useSimilarityExports } from './useSimilarityExports';

interface StudyProps {
  readonly main: Similarity;
  readonly ordered: OrderedTree;
  /** Another tree to put beside it. */
  readonly other: Similarity | null;
  readonly controls: GroupingControls;
  readonly models: ModelChoices;
  readonly narrow: boolean;
}

/** A tree with its matrix, or two trees, and beside them what they tell. */
export function Study({ main, ordered, other, controls, models, narrow }: StudyProps) {
  const [choices] = useGroupingState();
  const [{ otherModel, otherSource }] = useViewState(similarityState);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [selected, setSelected] = useState<Pointed | null>(null);
  const { tree } = ordered;
  const { nameOf, dataset } = main;
  const meetings = useMemo(() => meetingsOf(tree), [tree]);
  const brush = useMemo(() => brushOf(pointed ?? selected, ordered, meetings), [pointed, selected, ordered, meetings]);
  const extremes = useMemo(() => extremePairs(ordered), [ordered]);
  const finding = useMemo(
    () => describeTree(ordered, extremes, controls.grouping, nameOf),
    [ordered, extremes, controls.grouping, nameOf],
  );
  const { closest } = extremes;
  const pair = brush.pair ?? { row: closest[0], column: closest[1] };
  const beside = useBeside(ordered, other);
  const titles = [
    SOURCE_NOTES[choices.source].name,
    titleOf(otherModel ?? choices.model, otherSource, choices.model, models),
  ] as const;
  useSimilarityExports(main, ordered, controls, choices, models.title);
  return (
    <div className={`${styles.layout} ${main.stale ? styles.stale : ''}`} aria-busy={main.stale}>
      <div className={styles.canvas}>
        <CutFields controls={controls} classes={tree.leaves} />
        {!narrow && (
          <p className={`label ${styles.hint}`}>
            Classes that are alike meet early. Drag the cut, or press <kbd>,</kbd> and <kbd>.</kbd>, to make fewer or
            more groups; drag a class onto another group to move it.
          </p>
        )}
        {beside ? (
          <TwoTrees
            left={ordered}
            beside={beside}
            titles={titles}
            controls={controls}
            nameOf={nameOf}
            dataset={dataset}
          />
        ) : (
          <Figure
            ordered={ordered}
            controls={controls}
            nameOf={nameOf}
            dataset={dataset}
            brush={brush}
            onPoint={setPointed}
            onSelect={setSelected}
            narrow={narrow}
          />
        )}
        <TreeList tree={tree} nameOf={nameOf} />
      </div>
      <Details finding={finding} controls={controls} nameOf={nameOf} choices={choices}>
        {beside && 'right' in beside && (
          <Differences
            trees={[tree, beside.right.tree]}
            titles={titles}
            differences={beside.differences}
            nameOf={nameOf}
          />
        )}
        {!beside && (
          <PairDetails
            pair={pair}
            meeting={meetingHeight(tree, meetings, pair.row, pair.column)}
            ordered={ordered}
            controls={controls}
            nameOf={nameOf}
            dataset={dataset}
          />
        )}
      </Details>
    </div>
  );
}
