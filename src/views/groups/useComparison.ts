import { useMemo } from 'react';
import { type ClassPair, tellingPairs } from '../../evaluation/table/pairAccuracy';
import { type ComparisonRow, comparisonOf } from './comparison';
import type { AskedRadii } from './criteria';
import type { Selection } from './selection';
import type { ModelReport } from './useReports';

/** The models in numbers: of the pair of classes that is selected, else of a similar and a dissimilar one. */
export function useComparison(
  reports: readonly ModelReport[],
  asked: AskedRadii | null,
  selected: Selection | null,
  nameOf: (label: number) => string,
  format: (radius: number) => string,
): readonly ComparisonRow[] {
  return useMemo(() => {
    if (!asked) return [];
    const classes = Array.from({ length: asked.pairs.classes }, (_, label) => nameOf(label));
    const pairs = pairOf(selected, classes.length) ?? tellingPairs(classes);
    return comparisonOf(reports, asked, pairs, { nameOf, format });
  }, [reports, asked, selected, nameOf, format]);
}

/** The selected pair; a link may name classes that do not exist. */
function pairOf(selected: Selection | null, classes: number): readonly ClassPair[] | null {
  if (selected?.kind !== 'pair') return null;
  const { label, against } = selected;
  return label !== against && label < classes && against < classes ? [[label, against]] : null;
}
