import { SentenceParts } from '../../app/controls/SentenceParts';
import type { FindingPart } from './finding';

interface FindingTextProps {
  readonly parts: readonly FindingPart[];
  /** Whether changes are read out: once an epoch, not while someone looks at earlier ones. */
  readonly live: boolean;
}

/** A finding as a paragraph. */
export function FindingText({ parts, live }: FindingTextProps) {
  return (
    <p className="finding" aria-live={live ? 'polite' : 'off'}>
      <SentenceParts parts={parts} />
    </p>
  );
}
