import { useMemo, useRef, useState } from 'react';
import { Kept } from '../../../app/ask/asking';
import { messageOf } from '../../../app/commands/notices';
import { Dialog } from '../../../app/controls/Dialog';
import { IconButton } from '../../../app/controls/IconButton';
import type { DatasetImages } from '../../../engine/api/types';
import { parseProperty } from '../../../formats/properties/parseProperty';
import type { Side } from '../../../formats/properties/property';
import { writeVnnlib1 } from '../../../formats/properties/writeProperty';
import form from '../controls/Form.module.css';
import search from '../SidePanel.module.css';
import { SEE_REPORT } from '../state/inspectState';
import type { Panels } from '../state/usePanels';
import { CopyProperty } from './CopyProperty';
import { describeProperty } from './describeProperty';
import { sidesOf } from './inputSides';
import { PropertyAnswer } from './PropertyAnswer';
import { PropertyControls } from './PropertyControls';
import styles from './PropertyDialog.module.css';
import { type Choice, propertyOf } from './templates';
import { PROPERTY } from './words';

interface PropertyDialogProps {
  readonly panels: Panels;
  readonly dataset: DatasetImages;
  /** Of the model in the view's state. */
  readonly modelKey: string;
  /** Shows the network as a graph, and what each method takes. */
  readonly onReport: () => void;
  readonly onClose: () => void;
}

/** What was typed or read for each network, by its id: a press beside the dialog closes it. */
const typed = new Kept<string>(8);

/** A property that is put together or read from a file, as a sentence and as VNN-LIB side by side, and decided. */
export function PropertyDialog({ panels, dataset, modelKey, onReport, onClose }: PropertyDialogProps) {
  const { query, result } = panels.snapshot;
  const about = query.model.id;
  const [choice, setChoice] = useState<Choice>(() => firstChoice(panels));
  const [factor, setFactor] = useState(1);
  const [changed, setChanged] = useState<Readonly<Record<number, Side>>>({});
  // What was edited by hand, or came from a file, stands instead of what the controls make.
  const [own, setOwnNow] = useState<string | null>(() => typed.get(about) ?? null);
  const setOwn = (next: string | null) => {
    if (next === null) typed.delete(about);
    else typed.set(about, next);
    setOwnNow(next);
    setUnread(null);
  };
  const [unread, setUnread] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const box = useMemo(() => {
    return sidesOf(query, dataset, factor).map((side, at) => changed[at] ?? side);
  }, [query, dataset, factor, changed]);
  const sizes = { inputs: box.length, outputs: result.threshold === undefined ? result.outputs : 1 };
  const made = useMemo(
    () => writeVnnlib1(propertyOf(choice, box, { inputs: box.length, outputs: sizes.outputs })),
    [choice, box, sizes.outputs],
  );
  const text = own ?? made;
  const read = useMemo(() => readText(text), [text]);

  const inputName = (index: number) => panels.inputNames[index] ?? `Input ${index}`;
  const outputName = (index: number) =>
    result.classes > 0 && result.threshold === undefined ? panels.nameOf(index) : `Output ${index}`;
  const change = (act: () => void) => {
    setOwn(null);
    act();
  };
  return (
    <Dialog label={PROPERTY.title} wide onClose={onClose}>
      <header className={styles.head}>
        <h2 className="title">{PROPERTY.title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <div className={styles.editor}>
        <div className={styles.part}>
          <PropertyControls
            choice={choice}
            isText={own !== null}
            sizes={sizes}
            box={box}
            factor={factor}
            inputName={inputName}
            outputName={outputName}
            onChoice={(some) => change(() => setChoice({ ...choice, ...some }))}
            onFactor={(next) => change(() => setFactor(next))}
            onSide={(at, side) => change(() => setChanged({ ...changed, [at]: side }))}
            onFile={() => picker.current?.click()}
          />
          <input
            ref={picker}
            type="file"
            hidden
            accept=".vnnlib,.gz,.txt"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void textOf(file).then(setOwn, () => setUnread(PROPERTY.unread(file.name)));
              target.value = '';
            }}
          />
          {unread && (
            <p role="alert" className={form.refusal}>
              {unread}
            </p>
          )}
          <h3 className="title">{PROPERTY.sentence}</h3>
          {read.property ? (
            <Sentences
              boxes={describeProperty(read.property, ({ kind, index }) =>
                kind === 'input' ? inputName(index) : outputName(index),
              )}
            />
          ) : (
            <p role="alert" className={form.refusal}>
              {read.refusal}
            </p>
          )}
        </div>
        <div className={styles.part}>
          <label className={form.field}>
            {PROPERTY.text}
            <textarea
              className={styles.text}
              rows={14}
              spellCheck={false}
              value={text}
              onChange={({ target }) => setOwn(target.value)}
            />
          </label>
          <p className="caption">{own === null ? PROPERTY.textNote : PROPERTY.edited}</p>
          <div className={styles.row}>
            <button type="button" className={search.button} onClick={() => saveText(text, query.model.name)}>
              Save as a file
            </button>
            <CopyProperty query={query} modelKey={modelKey} text={text} />
            <button type="button" className={search.button} onClick={onReport}>
              {SEE_REPORT}
            </button>
          </div>
        </div>
        <PropertyAnswer
          panels={panels}
          text={read.property ? text : null}
          inputName={inputName}
          outputName={outputName}
        />
      </div>
    </Dialog>
  );
}

function Sentences({ boxes }: { readonly boxes: ReturnType<typeof describeProperty> }) {
  return boxes.map(({ where, claims }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
    <div key={at} className={styles.sentence}>
      <p>{where}</p>
      {claims.length > 0 && (
        <ul>
          {claims.slice(0, MOST_CLAIMS).map((claim, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
            <li key={place}>{claim}</li>
          ))}
          {claims.length > MOST_CLAIMS && <li>and {claims.length - MOST_CLAIMS} more.</li>}
        </ul>
      )}
    </div>
  ));
}

const MOST_CLAIMS = 12;

function firstChoice({ snapshot: { result } }: Panels): Choice {
  const hasClasses = result.classes > 0 && result.threshold === undefined;
  const label = hasClasses ? (result.label[0] ?? 0) : 0;
  const at = result.threshold === undefined ? label : 1;
  const tidy = (value: number | undefined) => String(Number((value ?? 0).toPrecision(3)));
  return {
    template: hasClasses ? 'label' : 'between',
    output: label,
    other: null,
    low: tidy(result.lower[at]),
    high: tidy(result.upper[at]),
  };
}

function readText(text: string) {
  try {
    return { property: parseProperty(text).property };
  } catch (error) {
    return { refusal: messageOf(error) };
  }
}

/** A file's text, packed by gzip or not. */
async function textOf(file: File): Promise<string> {
  if (!file.name.endsWith('.gz')) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

function saveText(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = `${name.replaceAll(/[^\w-]+/g, '-')}.vnnlib`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
