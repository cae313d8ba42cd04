import { useState } from 'react';
import { messageOf } from '../../../app/commands/notices';
import { NumberField } from '../../../app/controls/NumberField';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { datasetFor } from '../../../app/models/datasetFor';
import type { UpdateState } from '../../../app/state/store';
import type { DatasetImages, ModelSummary } from '../../../engine/api/types';
import { readNumberTable } from '../../../numbers/numberTable';
import { readBetween } from '../../../numbers/typed';
import form from '../controls/Form.module.css';
import { KnownButton } from '../controls/KnownButton';
import type { InspectState } from '../state/inspectState';
import styles from './NumbersPanel.module.css';
import { MOST_FIELDS, NumbersTable, readWidth } from './NumbersTable';
import { typedBounds } from './numbersBox';
import { namesOfInputs, type OwnNumbers } from './ownNumbers';
import { NUMBERS } from './words';

interface NumbersPanelProps {
  readonly model: ModelSummary;
  readonly numbers: OwnNumbers;
  /** The data set that they are a row of; null where they are typed alone. */
  readonly rows: DatasetImages | null;
  readonly state: InspectState;
  /** How they were read, where that is not as they stand. */
  readonly notes: readonly string[];
  readonly update: UpdateState<InspectState>;
}

/** How a box of numbers is said. */
const BOXES = [
  { id: 'radii', ...NUMBERS.boxes.radii },
  { id: 'bounds', ...NUMBERS.boxes.bounds },
] as const;

/** The numbers that a network is shown, each with how far it may move. */
export function NumbersPanel({ model, numbers, rows, notes, state, update }: NumbersPanelProps) {
  const { values, radii, bounds } = numbers;
  const names = namesOfInputs(model.interface?.inputs, rows?.columns);
  const nameOf = (at: number) => names[at] ?? `Input ${at}`;
  const [first = 0] = radii;
  const isOne = radii.every((radius) => radius === first);
  const known = model.interface;
  return (
    <section className={styles.panel} aria-label={NUMBERS.title}>
      <h2 className="title">{NUMBERS.title}</h2>
      {rows && <RowChooser rows={rows} state={state} update={update} />}
      <SegmentedControl
        label={NUMBERS.box}
        wide
        segments={BOXES}
        value={bounds ? 'bounds' : 'radii'}
        onChange={(box) => update({ bounds: box === 'bounds' ? typedBounds(numbers, known) : null })}
      />
      {!bounds && (
        <p className={styles.all}>
          {NUMBERS.each}
          <NumberField
            label={NUMBERS.eachLabel}
            text={isOne ? String(first) : 'own'}
            read={readWidth}
            onCommit={(radius) => update({ radii: radii.map(() => radius) })}
          />
        </p>
      )}
      <NumbersTable model={model} numbers={numbers} nameOf={nameOf} update={update} />
      {values.length > MOST_FIELDS && <p className="caption">{NUMBERS.first(MOST_FIELDS, values.length)}</p>}
      {datasetFor(model) !== null && state.numbers !== null && (
        <button
          type="button"
          className={styles.button}
          onClick={() => update({ numbers: null, radii: null, bounds: null })}
        >
          {rows ? NUMBERS.back.toRow : NUMBERS.back.toImages}
        </button>
      )}
      {!known?.inputs && !known?.range && !known?.ranges && (
        <div>
          <KnownButton name={state.model} model={model} update={update} label={NUMBERS.known} />
        </div>
      )}
      <Paste size={values.length} onTake={(pasted) => update({ numbers: pasted })} />
      {notes.map((note) => (
        <p key={note} className="caption">
          {note}
        </p>
      ))}
    </section>
  );
}

/** Which row of a data set stands in the fields, and what it is labelled. */
function RowChooser({
  rows,
  state,
  update,
}: Pick<NumbersPanelProps, 'state' | 'update'> & { readonly rows: DatasetImages }) {
  const last = rows.count - 1;
  const row = Math.min(state.image, last);
  const label = rows.classes[rows.labels[row] ?? -1];
  const choose = (image: number) => update({ image: Math.min(last, Math.max(0, image)), numbers: null, unit: null });
  return (
    <p className={styles.all}>
      Row
      <NumberField
        label={NUMBERS.row(rows.name, last)}
        text={String(row)}
        read={(typed) => readBetween(typed, 0, last, true)}
        onCommit={choose}
        onStep={(steps) => choose(row + steps)}
      />
      {label !== undefined && NUMBERS.label(label)}
      {rows.notes?.length ? <span className={`caption ${styles.note}`}>{rows.notes.join(' ')}</span> : null}
    </p>
  );
}

interface PasteProps {
  readonly size: number;
  readonly onTake: (numbers: readonly number[]) => void;
}

/** Takes a row of numbers from a table. */
function Paste({ size, onTake }: PasteProps) {
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const take = () => {
    try {
      const { data } = readNumberTable(text);
      if (data.length !== size) throw new RangeError(NUMBERS.another(data.length, size));
      onTake([...data]);
      setText('');
      setRefusal(undefined);
    } catch (error) {
      setRefusal(messageOf(error));
    }
  };
  return (
    <details className={styles.paste}>
      <summary>{NUMBERS.paste.title}</summary>
      <textarea
        className={form.input}
        aria-label={NUMBERS.paste.label}
        rows={2}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="button" className={styles.button} onClick={take}>
        {NUMBERS.paste.take}
      </button>
      {refusal && (
        <p role="alert" className={form.refusal}>
          {refusal}
        </p>
      )}
    </details>
  );
}
