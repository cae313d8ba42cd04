import { SentenceParts } from '../../app/controls/SentenceParts';
import type { FindingPart } from './finding';

/** A finding as a paragraph. */
export function FindingText({ parts }: { readonly parts: readonly FindingPart[] }) {
  return (
    <p className="finding" aria-live="polite">
      <SentenceParts parts={parts} />
    </p>
  );
}
