import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type Asking, Kept } from '../../../app/ask/asking';
import { type Answer, useAnswer } from '../../../app/ask/useAnswer';
import { memoryLimit } from '../../../app/memoryLimit';
import { requestName } from '../../../app/models/known';
import { engine } from '../../../engine/api/client';
import type { ModelSummary, SupportReport, WeightReport } from '../../../engine/api/types';
import { reportOf } from './expected';

interface ReportQuestion {
  readonly model: ModelSummary;
  /** Bytes that bounding may take. */
  readonly limit: number;
}

const REPORTS: Asking<ReportQuestion, SupportReport> = {
  keyOf: ({ model, limit }) => `${model.id} ${limit}`,
  what: () => 'Predicting what each method takes',
  compute: ({ model, limit }, { signal }) => reportOf(model, limit, signal),
  kept: new Kept(8),
};
/** What is known of a network before anything is computed. */
export function useReport(model: ModelSummary | null): Answer<ReportQuestion, SupportReport> {
  const limit = useStore(memoryLimit);
  return useAnswer(
    useMemo(() => (model ? { model, limit } : null), [model, limit]),
    REPORTS,
  );
}

interface WeightsQuestion {
  readonly model: ModelSummary;
  readonly node: number;
}

const WEIGHTS: Asking<WeightsQuestion, readonly WeightReport[]> = {
  keyOf: ({ model, node }) => `${model.id} ${node}`,
  what: () => 'Counting weights',
  compute: ({ model, node }, { signal }) => engine().weights({ model: requestName(model), node }, { signal }),
  kept: new Kept(64),
};

/** Statistics of a layer's weights; null until they are here, and where it has none. */
export function useWeights(model: ModelSummary | null, node: number): readonly WeightReport[] | null {
  const hasWeights = (model?.layers[node]?.parameters ?? 0) > 0;
  return useAnswer(
    useMemo(() => (model && hasWeights ? { model, node } : null), [model, node, hasWeights]),
    WEIGHTS,
  ).value;
}
