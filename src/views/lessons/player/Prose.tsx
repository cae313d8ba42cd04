import type { History } from '../../../app/state/store';
import type { Lesson, Values } from '../lesson';
import type { Paragraph, Piece } from '../prose';
import styles from './Prose.module.css';
import { ScrubNumber } from './ScrubNumber';

export interface ProseHandle {
  readonly lesson: Lesson;
  readonly values: Values;
  readonly onChange: (values: Values, history: History) => void;
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
      {paragraph.map((piece, index) => {
        const [mark, ownMark] = [markAfter(paragraph, index), markAfter(paragraph, index - 1)];
        const rest = ownMark && 'text' in piece ? { ...piece, text: piece.text.slice(ownMark.length) } : piece;
        // biome-ignore lint/suspicious/noArrayIndexKey: nor has a piece
        const view = <PieceView key={index} piece={rest} handle={handle} />;
        if (!mark) return view;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={index} className={styles.kept}>
            {view}
            {mark}
          </span>
        );
      })}
    </p>
  ));
}

/** The mark that belongs to the number before it, at whose box a line could else end. */
function markAfter(paragraph: Paragraph, index: number): string | undefined {
  const [piece, after] = [paragraph[index], paragraph[index + 1]];
  if (piece?.kind !== 'scrub' || after?.kind !== 'text') return undefined;
  return after.text.match(/^[.,:;?!)]+/)?.[0];
}

/** A number and its unit stay in one line. */
function withUnits(text: string): string {
  return text.replace(/(\d) %/g, '$1\u00a0%');
}

interface PieceViewProps {
  readonly piece: Piece;
  readonly handle: ProseHandle;
}

function PieceView({ piece, handle }: PieceViewProps) {
  const { lesson, values, onChange, onMark } = handle;
  if (piece.kind === 'scrub') {
    const scrubbed = lesson.numbers[piece.name];
    if (!scrubbed) return null;
    return (
      <ScrubNumber
        scrubbed={scrubbed}
        value={values[piece.name] ?? scrubbed.initial}
        onChange={(value, history) => onChange({ ...values, [piece.name]: value }, history)}
      />
    );
  }
  if (piece.kind === 'mark') {
    const show = () => {
      onMark(piece.id);
      if (piece.set) onChange({ ...values, ...piece.set }, 'push');
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
        {withUnits(piece.text)}
      </span>
    );
  }
  if (piece.kind === 'variable') return <i className="math">{piece.text}</i>;
  return piece.kind === 'strong' ? <b>{withUnits(piece.text)}</b> : withUnits(piece.text);
}
