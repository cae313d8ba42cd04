import type { Lesson, Values } from '../lesson';
import type { Paragraph, Piece } from '../prose';
import styles from './Prose.module.css';
import { ScrubNumber } from './ScrubNumber';

export interface ProseHandle {
  readonly lesson: Lesson;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  /** Marks a part of the figure while it is pointed at. */
  readonly onMark: (id: string | undefined) => void;
}

interface ProseProps {
  readonly paragraphs: readonly Paragraph[];
  readonly handle: ProseHandle;
}

/** Paragraphs of a lesson with their live parts. */
export function Prose({ paragraphs, handle }: ProseProps) {
  return paragraphs.map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph has no other identity than its place
    <p key={at} className={styles.paragraph}>
      {paragraph.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor has a piece
        <PieceView key={index} piece={piece} handle={handle} />
      ))}
    </p>
  ));
}

function PieceView({ piece, handle }: { readonly piece: Piece; readonly handle: ProseHandle }) {
  const { lesson, values, onChange, onMark } = handle;
  if (piece.kind === 'scrub') {
    const scrubbed = lesson.numbers[piece.name];
    if (!scrubbed) return null;
    return (
      <ScrubNumber
        scrubbed={scrubbed}
        value={values[piece.name] ?? scrubbed.initial}
        onChange={(value) => onChange({ ...values, [piece.name]: value })}
      />
    );
  }
  if (piece.kind === 'mark') {
    const show = () => {
      onMark(piece.id);
      if (piece.set) onChange({ ...values, ...piece.set });
    };
    return (
      // No button element: that one is a block, which neither breaks with the line nor keeps its full stop.
      // biome-ignore lint/a11y/useSemanticElements: the reason above
      <span
        role="button"
        tabIndex={0}
        className={styles.mark}
        onPointerEnter={() => onMark(piece.id)}
        onPointerLeave={() => onMark(undefined)}
        onFocus={() => onMark(piece.id)}
        onBlur={() => onMark(undefined)}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          event.stopPropagation();
          show();
        }}
      >
        {piece.text}
      </span>
    );
  }
  if (piece.kind === 'variable') return <i className="math">{piece.text}</i>;
  return piece.kind === 'strong' ? <b>{piece.text}</b> : piece.text;
}
