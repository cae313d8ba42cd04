import { useState } from 'react';
import { messageOf } from '../../../app/commands/notices';
import { NumberField } from '../../../app/controls/NumberField';
import { datasetFor } from '../../../app/models/datasetFor';
import type { History } from '../../../app/state/store';
import type { UpdateState } from '../../../app/state/useViewState';
import type { DatasetImages, ModelSummary } from '../../../engine/api/types';
import { formatCount } from '../../../numbers/format';
import { readNumberTable } from '../../../numbers/numberTable';
import { readBetween, readTyped } from '../../../numbers/typed';
import type { InspectState } from '../state/inspectState';
import { InputSlider, rangeAt } from './InputSlider';
import styles from './NumbersPanel.module.css';
import type { OwnNumbers } from './ownNumbers';
import { withNumber } from './ownNumbers';

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

/** So many inputs have fields of their own; more are pasted. */
const MOST_FIELDS = 64;

/** The numbers that a network is shown, each with how far it may move. */
export function NumbersPanel({ model, numbers, rows, notes, state, update }: NumbersPanelProps) {
  const { values, radii } = numbers;
  const nameOf = (at: number) => model.interface?.inputs?.[at] ?? rows?.columns?.[at] ?? `Input ${at}`;
  const [first = 0] = radii;
  const slider = (value: number, at: number) => {
    const range = rangeAt(model.interface, at);
    if (!range) return null;
    const change = (slid: number, options: { readonly history: History }) =>
      update({ numbers: withNumber(values, at, slid) }, options);
    return <InputSlider label={`${nameOf(at)}, slide`} value={value} range={range} onChange={change} />;
  };
  const isOne = radii.every((radius) => radius === first);
  return (
    <section className={styles.panel} aria-label="Inputs">
      <h2 className="title">Inputs</h2>
      {rows && <RowChooser rows={rows} state={state} update={update} />}
      <p className={styles.all}>
        Each may move by ±
        <NumberField
          label="How far every input may move"
          text={isOne ? String(first) : 'own'}
          read={readWidth}
          onCommit={(radius) => update({ radii: radii.map(() => radius) })}
        />
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col">Value</th>
              <th scope="col">±</th>
            </tr>
          </thead>
          <tbody>
            {values.slice(0, MOST_FIELDS).map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an input is known by its place
              <tr key={at}>
                <th scope="row">{nameOf(at)}</th>
                <td>
                  <NumberField
                    label={nameOf(at)}
                    text={String(value)}
                    read={readTyped}
                    onCommit={(typed) => update({ numbers: withNumber(values, at, typed) })}
                  />
                  {slider(value, at)}
                </td>
                <td>
                  <NumberField
                    label={`How far ${nameOf(at)} may move`}
                    text={String(radii[at] ?? 0)}
                    read={readWidth}
                    onCommit={(typed) => update({ radii: withNumber(radii, at, typed) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {values.length > MOST_FIELDS && (
        <p className="caption">
          The first {MOST_FIELDS} of {formatCount(values.length)} inputs.
        </p>
      )}
      {datasetFor(model) !== null && state.numbers !== null && (
        <button type="button" className={styles.button} onClick={() => update({ numbers: null, radii: null })}>
          {rows ? 'Back to the row' : 'Show test images'}
        </button>
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
        label={`Row of ${rows.name}, 0 to ${last}`}
        text={String(row)}
        read={(typed) => readBetween(typed, 0, last, true)}
        onCommit={choose}
        onStep={(steps) => choose(row + steps)}
      />
      {label !== undefined && `labelled ${label}`}
      {rows.notes?.length ? <span className="caption">{rows.notes.join(' ')}</span> : null}
    </p>
  );
}

function readWidth(typed: string) {
  const read = readTyped(typed);
  return 'value' in read && read.value < 0
    ? { refusal: 'A radius is zero or more.', instead: String(-read.value) }
    : read;
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
      if (data.length !== size) throw new RangeError(`These are ${data.length} numbers. The network takes ${size}.`);
      onTake([...data]);
      setText('');
      setRefusal(undefined);
    } catch (error) {
      setRefusal(messageOf(error));
    }
  };
  return (
    <details className={styles.paste}>
      <summary>Paste a row</summary>
      <textarea
        aria-label="A row of numbers"
        rows={2}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="button" className={styles.button} onClick={take}>
        Take these numbers
      </button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </details>
  );
}
