import { NumberField } from '../../../app/controls/NumberField';
import type { Typed } from '../../../numbers/typed';
import { type Decimal, readDecimal, toNumeral } from '../../../small/decimal';
import handles from './handles.module.css';
import type { Rect } from './layout';

/** A number of the picture that is being typed. */
export interface Typing {
  readonly name: string;
  readonly value: Decimal;
  /** Where the field lies, in the picture's pixels. */
  readonly rect: Rect;
  /** Reads what is typed; default: any number of the Playground. */
  readonly read?: (typed: string) => Typed<Decimal>;
  readonly onCommit: (value: Decimal) => void;
  /** What gets the focus back. */
  readonly origin: SVGElement;
}

interface TypeOverProps {
  readonly typing: Typing;
  readonly onDone: () => void;
}

/** A field over the picture, for the number under it. */
export function TypeOver({
  typing: { name, value, rect, read = readDecimal, onCommit, origin },
  onDone,
}: TypeOverProps) {
  const { x, y, width, height } = rect;
  return (
    <span className={handles.typeOver} style={{ left: x - 6, top: y - 4, width: width + 12, height: height + 8 }}>
      <NumberField
        label={name}
        text={toNumeral(value).replace('-', '\u2212')}
        read={read}
        onCommit={onCommit}
        autoFocus
        onDone={() => {
          onDone();
          origin.focus();
        }}
      />
    </span>
  );
}
