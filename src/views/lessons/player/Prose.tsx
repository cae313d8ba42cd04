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
        <PieceView key={index} piece={piece} isKept={isKept(paragraph, index)} handle={handle} />
      ))}
    </p>
  ));
}

/** Whether a text begins with a mark that belongs to the number before it, whose box a line could else end after. */
function isKept(paragraph: Paragraph, index: number): boolean {
  const [before, piece] = [paragraph[index - 1], paragraph[index]];
  return before?.kind === 'scrub' && piece !== undefined && 'text' in piece && /^[.,:;?!)]/.test(piece.text);
}

/** Forbids the end of a line where it stands. */
const WORD_JOINER = '\u2060';

interface PieceViewProps {
  readonly piece: Piece;
  readonly isKept: boolean;
  readonly handle: ProseHandle;
}

function PieceView({ piece, isKept: keeps, handle }: PieceViewProps) {
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
  if (piece.kind === 'strong') return <b>{piece.text}</b>;
  return keeps ? WORD_JOINER + piece.text : piece.text;
}
