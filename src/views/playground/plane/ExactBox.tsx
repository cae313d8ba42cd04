import { useEffect, useRef } from 'react';
import { NumberField } from '../../../app/controls/NumberField';
import { INPUT_NAMES } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { type Bound, readBound } from '../state/edits';
import type { PlaygroundHandle } from '../state/usePlayground';
import { BOX } from '../words';
import styles from './ExactBox.module.css';

interface ExactBoxProps {
  readonly handle: PlaygroundHandle;
  readonly onDone: () => void;
}

/** Fields over the plane in which the four sides of the box are typed. Escape or a press elsewhere ends it. */
export function ExactBox({ handle, onDone }: ExactBoxProps) {
  const { box } = handle.model.state;
  const root = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    root.current?.querySelector('input')?.focus();
    const onPointer = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) onDone();
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, [onDone]);
  const field = (input: 0 | 1, bound: Bound) => (
    <NumberField
      label={`${bound === 'lower' ? 'Least' : 'Largest'} ${INPUT_NAMES[input]}, exactly`}
      text={formatDecimal(box[input][bound])}
      read={(typed) => readBound(typed, box[input], bound)}
      onCommit={(value) => handle.setBound(input, bound, value, 'push')}
    />
  );
  return (
    <fieldset
      ref={root}
      className={styles.exact}
      // Before a field takes it for itself.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <legend>{BOX.exactly}</legend>
      {INPUT_NAMES.map((name, at) => {
        const input = at === 0 ? 0 : 1;
        return (
          <p key={name}>
            <i className="math">{name}</i> {field(input, 'lower')} to {field(input, 'upper')}
          </p>
        );
      })}
      <button type="button" onClick={onDone}>
        {BOX.done}
      </button>
    </fieldset>
  );
}
