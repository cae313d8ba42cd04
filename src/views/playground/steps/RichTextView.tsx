import styles from '../RichText.module.css';
import type { Piece, RichText } from './richText';

/** Rich text as HTML. */
export function RichTextView({ text }: { readonly text: RichText }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity than their place
  return text.map((part, index) => <PieceView key={index} part={part} />);
}

function PieceView({ part: { text, style } }: { readonly part: Piece }) {
  if (style === 'strong') return <strong>{text}</strong>;
  if (style === 'emphasis') return <em>{text}</em>;
  if (style === 'variable') return <i className="math">{text}</i>;
  if (style === 'superscript') return <sup>{text}</sup>;
  if (style === 'subscript') return <sub>{text}</sub>;
  return style === 'plain' ? text : <b className={style}>{text}</b>;
}

/** Rich text as the inside of an SVG `<text>`. */
export function RichTspans({ text }: { readonly text: RichText }) {
  return text.map((part, index) => {
    const before = raise(text[index - 1]);
    const shift = raise(part) - before;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a formula have no other identity than their place
      <tspan key={index} dy={shift === 0 ? undefined : `${-shift}px`} className={styles[part.style]}>
        {part.text}
      </tspan>
    );
  });
}

/** How far above the base line a piece stands, in pixels. */
function raise(part: Piece | undefined): number {
  if (part?.style === 'superscript') return 4;
  return part?.style === 'subscript' ? -3 : 0;
}

/** Roughly how wide a text is set at 13 px, to decide whether it fits. */
export function estimateWidth(text: RichText): number {
  return text.reduce((sum, { text: words, style }) => sum + words.length * (style.endsWith('script') ? 4.5 : 7), 0);
}
