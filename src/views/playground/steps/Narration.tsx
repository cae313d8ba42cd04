import { Suspense } from 'react';
import { later } from '../../../app/controls/later';
import { usePart } from '../../../app/scene/Part';
import { useViewState } from '../../../app/state/store';
import { backwardState } from '../backward/backwardState';
import { rivalName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { askedWords } from '../words';
import { narrate } from './narration';
import { RichTextView } from './RichTextView';

interface NarrationProps {
  readonly model: PlaygroundModel;
  /** Where there is little room. */
  readonly brief?: boolean;
}

// No part of the first screen.
const BackwardNarration = later(() =>
  import('../backward/BackwardNarration').then(({ BackwardNarration }) => BackwardNarration),
);

/** The sentence of the step, or of CROWN's station; where the link keeps the verdict back, the last one asks for it. */
export function Narration({ model, brief = false }: NarrationProps) {
  const { hidden } = usePart('verdict');
  const [{ stage }] = useViewState(backwardState);
  const isQuestion = model.step.kind === 'question';
  if (hidden && isQuestion) return askedWords(rivalName(model.state.network));
  if (stage !== null && isQuestion) {
    return (
      <Suspense>
        <BackwardNarration model={model} stage={stage} brief={brief} />
      </Suspense>
    );
  }
  return <RichTextView text={narrate(model, brief)} />;
}
