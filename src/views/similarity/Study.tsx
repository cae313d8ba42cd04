import { useMemo, useState } from 'react';
import { type GroupingControls, useGroupingState } from '../../app/grouping/useGrouping';
import type { ModelChoices } from '../../app/models/useModelChoices';
import { Part } from '../../app/scene/Part';
import { useViewState } from '../../app/state/store';
import { mergeHeight, pairMergesOf } from '../../similarity/tree/pairMerges';
import { titleOf } from './controls/CompareMenu';
import { CutFields } from './controls/CutFields';
import { Details } from './details/Details';
import { Differences } from './details/Differences';
import { describeTree, extremePairs } from './details/finding';
import { PairDetails } from './details/PairDetails';
import { TreeList } from './details/TreeList';
import { Figure } from './figure/Figure';
import { FoldedTree, MOST_DRAWN } from './figure/FoldedTree';
import { brushOf, type Pointed } from './figure/pointing';
import { TwoTrees, useComparison } from './figure/TwoTrees';
import styles from './Study.module.css';
import { similarityState } from './state/similarityState';
import type { NamedTree, Similarity } from './state/useSimilarity';
import { useSimilarityExports } from './state/useSimilarityExports';
import { CUT_HINT, SOURCE_NOTES } from './words';

interface StudyProps {
  readonly main: Similarity;
  readonly ordered: NamedTree;
  /** Another tree to put beside it. */
  readonly other: Similarity | null;
  readonly controls: GroupingControls;
  readonly models: ModelChoices;
  readonly narrow: boolean;
}

/** A tree with its matrix, or two trees, and beside them what they show. */
export function Study({ main, ordered, other, controls, models, narrow }: StudyProps) {
  const [{ otherModel, otherSource }] = useViewState(similarityState);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [selected, setSelected] = useState<Pointed | null>(null);
  const [{ model: own }] = useGroupingState();
  const { tree } = ordered;
  const { nameOf, dataset } = main;
  const pairMerges = useMemo(() => pairMergesOf(tree), [tree]);
  const brush = useMemo(
    () => brushOf(pointed ?? selected, ordered, pairMerges),
    [pointed, selected, ordered, pairMerges],
  );
  const extremes = useMemo(() => extremePairs(ordered), [ordered]);
  const finding = useMemo(
    () => describeTree(ordered, extremes, controls.grouping, nameOf),
    [ordered, extremes, controls.grouping, nameOf],
  );
  const { closest } = extremes;
  const pair = brush.pair ?? { row: closest[0], column: closest[1] };
  const comparison = useComparison(ordered, other);
  const titles = [SOURCE_NOTES[ordered.source].name, titleOf(otherModel ?? own, otherSource, own, models)] as const;
  const isFolded = tree.leaves > MOST_DRAWN;
  const figure = isFolded ? (
    <FoldedTree ordered={ordered} controls={controls} nameOf={nameOf} />
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
  );
  useSimilarityExports(main, ordered, controls);
  return (
    <div className={`${styles.layout} ${main.isStale ? 'stale' : ''}`} aria-busy={main.isStale}>
      <Part id="figure">
        <div className={styles.canvas} data-sheet>
          <Part id="cut">
            <CutFields controls={controls} classes={tree.leaves} />
          </Part>
          {!narrow && !isFolded && (
            <p className={`label ${styles.hint} off-low-slide`}>
              {CUT_HINT[0]}
              <kbd>,</kbd>
              {CUT_HINT[1]}
              <kbd>.</kbd>
              {CUT_HINT[2]}
            </p>
          )}
          {comparison ? (
            <TwoTrees
              left={ordered}
              comparison={comparison}
              titles={titles}
              controls={controls}
              nameOf={nameOf}
              dataset={dataset}
            />
          ) : (
            figure
          )}
          <TreeList tree={tree} nameOf={nameOf} />
        </div>
      </Part>
      <Part id="details">
        <Details
          finding={finding}
          controls={controls}
          nameOf={nameOf}
          ordered={ordered}
          classesFrom={main.isAssumed ? dataset : null}
        >
          {comparison && 'right' in comparison && (
            <Differences
              trees={[tree, comparison.right.tree]}
              titles={titles}
              differences={comparison.differences}
              nameOf={nameOf}
            />
          )}
          {!comparison && (
            <PairDetails
              pair={pair}
              height={mergeHeight(tree, pairMerges, pair.row, pair.column)}
              ordered={ordered}
              controls={controls}
              nameOf={nameOf}
              dataset={dataset}
            />
          )}
        </Details>
      </Part>
    </div>
  );
}
