import { Fragment } from 'react';

/** A stretch of a sentence; what decides is set in bold. */
export type SentencePart = string | { readonly strong: string };

/** The stretches of a sentence. Words with a hyphen, such as α-CROWN, stay on one line. */
export function SentenceParts({ parts }: { readonly parts: readonly SentencePart[] }) {
  return parts.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity than their place
    <Fragment key={place}>{typeof part === 'string' ? unbroken(part) : <strong>{part.strong}</strong>}</Fragment>
  ));
}

const HYPHENATED = /([^\s-]+-[^\s]+)/;

function unbroken(text: string) {
  return text.split(HYPHENATED).map((piece, place) =>
    place % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor have words
      <span key={place} className="unbroken">
        {piece}
      </span>
    ),
  );
}
