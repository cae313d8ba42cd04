import { usePart } from '../../../app/scene/Part';
import type { PlaygroundModel } from '../state/playgroundModel';
import { narrate } from './narration';
import { RichTextView } from './RichTextView';

interface NarrationProps {
  readonly model: PlaygroundModel;
  /** Where there is little room. */
  readonly brief?: boolean;
}

/** The sentence of the step; where the link keeps the verdict back, the last one asks for it. */
export function Narration({ model, brief = false }: NarrationProps) {
  const { hidden } = usePart('verdict');
  if (hidden && model.step.kind === 'question') return 'Is Cat above Dog for every input of the box? You decide.';
  return <RichTextView text={narrate(model, brief)} />;
}
