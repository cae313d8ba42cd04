import { useMemo } from 'react';
import type { PlaygroundModel } from '../state/playgroundModel';
import { RichTextView } from '../steps/RichTextView';
import { backwardStages } from './backwardStages';
import { stageSentence } from './backwardWords';

interface BackwardNarrationProps {
  readonly model: PlaygroundModel;
  readonly stage: number;
  readonly brief: boolean;
}

/** The sentence of CROWN's station, in the place of that of the step. */
export function BackwardNarration({ model: { state }, stage, brief }: BackwardNarrationProps) {
  const { network, box } = state;
  const stages = useMemo(() => backwardStages(network, box), [network, box]);
  const at = stages[Math.min(stage, stages.length - 1)];
  return at && <RichTextView text={stageSentence(network, at, brief)} />;
}
