import type { ExportOption } from '../../../app/commands/exports';
import type { DatasetImages, DecideResult } from '../../../engine/api/types';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { subjectOf } from '../ask/bounds';
import type { Decided } from '../ask/treeHistory';
import type { Searches } from '../ask/useSearches';
import { COUNTEREXAMPLE_FIGURE } from '../image/CounterexamplePanel';
import { channelsFirst, pixelsOf } from '../layers/analysis';
import { SPLIT_PLANE } from '../pictures/SplitPlane';
import { TREE_CHART } from '../pictures/TreeChart';
import { RADIUS_FIGURE } from '../verdict/RadiusPanel';
import { decisionJson, treeCsv } from './decisionFiles';
import { counterexampleCsv, radiusCsv } from './searchFiles';
import { nameOfShown, stemOf } from './shownName';
import type { Panels } from './usePanels';

/** What was searched for and found: the radius, a counterexample, a decision with its tree. */
export function searchOptions(
  panels: Panels,
  { decision }: Searches,
  dataset: DatasetImages | null,
): readonly ExportOption[] {
  const decided = decision.resultOf(panels.snapshot.query);
  return [
    ...radiusFiles(panels),
    ...counterexampleFiles(panels, dataset),
    ...(decided ? decisionFiles(panels, decided) : []),
  ];
}

function radiusFiles(panels: Panels): readonly ExportOption[] {
  const { certified, snapshot } = panels;
  if (!certified) return [];
  const isTyped = snapshot.query.numbers !== undefined && snapshot.query.numbers !== null;
  const options = pictureFiles({
    id: 'radius',
    label: 'Certified radius',
    stem: `${stemOf(panels)}-radius`,
    selector: `#${RADIUS_FIGURE}`,
    words: () => ({ title: `Certified radius: ${nameOfShown(panels)}` }),
    numbers: () => radiusCsv(certified, isTyped),
  });
  return isTyped ? numbersAlone(options) : options;
}

function counterexampleFiles(panels: Panels, dataset: DatasetImages | null): readonly ExportOption[] {
  const { attack, snapshot, inputNames } = panels;
  const { numbers, model, image } = snapshot.query;
  const found = attack?.counterexample[0];
  if (!found || (!numbers && !dataset)) return [];
  const options = pictureFiles({
    id: 'counterexample',
    label: 'Counterexample',
    stem: `${stemOf(panels)}-counterexample`,
    selector: `#${COUNTEREXAMPLE_FIGURE}`,
    words: () => ({ title: `Counterexample: ${nameOfShown(panels)}` }),
    numbers: () => {
      if (numbers || !dataset) return counterexampleCsv(numbers?.values ?? [], found.input, inputNames);
      return counterexampleCsv(
        pixelsOf(dataset, image),
        channelsFirst(found.input, model.inputShape, dataset),
        inputNames,
      );
    },
  });
  return numbers ? numbersAlone(options) : options;
}

/** Where numbers are typed, what is found is said in words and has no picture; its numbers are there all the same. */
function numbersAlone(options: readonly ExportOption[]): readonly ExportOption[] {
  return options.filter(({ fileName }) => fileName.endsWith('.csv')).map(({ isThere: _, ...option }) => option);
}

/** A decision and its tree. */
function decisionFiles(panels: Panels, { result, history }: Decided<DecideResult>): ExportOption[] {
  const { query } = panels.snapshot;
  const stem = `${stemOf(panels)}-decision`;
  const about = nameOfShown(panels);
  return [
    {
      id: 'tree-csv',
      label: 'Tree of the decision, over time (CSV)',
      fileName: `${stem}.csv`,
      produce: () => new Blob([treeCsv(history)], { type: 'text/csv' }),
    },
    {
      id: 'decision-json',
      label: 'Decision (JSON)',
      fileName: `${stem}.json`,
      produce: () => {
        const { input } = subjectOf(query);
        return new Blob([decisionJson(result, query.model.name, { input })], { type: 'application/json' });
      },
    },
    ...(history.length > 1
      ? pictureFiles({
          id: 'tree',
          label: 'Tree of the decision',
          stem: `${stem}-tree`,
          selector: `#${TREE_CHART}`,
          words: () => ({ title: `Worst bound and subproblems: ${about}` }),
        })
      : []),
    ...(result.tree.boxes?.length
      ? pictureFiles({
          id: 'boxes',
          label: 'Boxes of the decision',
          stem: `${stem}-boxes`,
          selector: `#${SPLIT_PLANE}`,
          words: () => ({ title: `Boxes: ${about}` }),
        })
      : []),
  ];
}
