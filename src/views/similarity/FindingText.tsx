import type { FindingPart } from './finding';

/** A finding as a paragraph. */
export function FindingText({ parts }: { readonly parts: readonly FindingPart[] }) {
  return (
    <p className="finding" aria-live="polite">
      {parts.map((part, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity than their place
        typeof part === 'string' ? part : <strong key={place}>{part.strong}</strong>,
      )}
    </p>
  );
}
