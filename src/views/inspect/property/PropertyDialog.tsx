import { useMemo, useRef, useState } from 'react';
import { type Asking, Kept } from '../../../app/ask/asking';
import { useAnswer } from '../../../app/ask/useAnswer';
import { messageOf } from '../../../app/commands/notices';
import { Dialog } from '../../../app/controls/Dialog';
import type { Rounding } from '../../../catalog/roundings';
import { backgroundEngine } from '../../../engine/api/client';
import type { DatasetImages, ModelSource, VerifyResult } from '../../../engine/api/types';
import { parseProperty } from '../../../formats/properties/parseProperty';
import type { Side } from '../../../formats/properties/property';
import { writeVnnlib1 } from '../../../formats/properties/writeProperty';
import { subjectOf } from '../ask/bounds';
import { type Decided, withHistory } from '../ask/treeHistory';
import form from '../controls/Form.module.css';
import { SplitPlane } from '../pictures/SplitPlane';
import { TreeChart } from '../pictures/TreeChart';
import search from '../SidePanel.module.css';
import { SEE_REPORT } from '../state/inspectState';
import type { Panels } from '../state/usePanels';
import { Helped } from '../verdict/Helped';
import { RunningTree } from '../verdict/RunningTree';
import { useTree } from '../verdict/useTree';
import { CopyProperty } from './CopyProperty';
import { describeProperty } from './describeProperty';
import { sidesOf } from './inputSides';
import { PropertyControls } from './PropertyControls';
import styles from './PropertyDialog.module.css';
import { PropertyVerdict } from './PropertyVerdict';
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

/** A property that is put together or read from a file, as a sentence and as VNN-LIB side by side, and decided. */
export function PropertyDialog({ panels, dataset, modelKey, onReport, onClose }: PropertyDialogProps) {
  const { query, result } = panels.snapshot;
  const [choice, setChoice] = useState<Choice>(() => firstChoice(panels));
  const [factor, setFactor] = useState(1);
  const [changed, setChanged] = useState<Readonly<Record<number, Side>>>({});
  // What was edited by hand, or came from a file, stands instead of what the controls make.
  const [own, setOwn] = useState<string | null>(null);
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
  const { model } = subjectOf(query);
  const asked: PropertyQuery | null = read.property ? { model, text, rounding: query.rounding } : null;
  const answer = useAnswer(asked, VERIFICATIONS);
  const growing = useTree(answer.running?.progress?.tree ?? null);
  const history = answer.value?.history ?? growing;
  const tree = answer.value?.result.tree ?? (answer.running ? history.at(-1) : undefined);

  const inputName = (index: number) => panels.inputNames[index] ?? `Input ${index}`;
  const outputName = (index: number) =>
    result.classes > 0 && result.threshold === undefined ? panels.nameOf(index) : `Output ${index}`;
  const change = (act: () => void) => {
    setOwn(null);
    act();
  };
  return (
    <Dialog label={PROPERTY.title} wide onClose={onClose}>
      <div className={styles.editor}>
        <div className={styles.part}>
          <h2 className="title">{PROPERTY.title}</h2>
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
              if (file) void textOf(file).then(setOwn, (error: unknown) => setOwn(`; ${messageOf(error)}`));
              target.value = '';
            }}
          />
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
            {!answer.running && !answer.value && (
              <button
                type="button"
                className={search.button}
                aria-disabled={asked ? undefined : true}
                onClick={asked ? answer.start : undefined}
              >
                Decide
              </button>
            )}
            <button type="button" className={search.button} onClick={() => saveText(text, query.model.name)}>
              Save as a file
            </button>
            <CopyProperty query={query} modelKey={modelKey} text={text} />
            <button type="button" className={search.button} onClick={onReport}>
              {SEE_REPORT}
            </button>
          </div>
          {answer.error && (
            <p role="alert" className={form.refusal}>
              {answer.error.message}
            </p>
          )}
          {answer.running && <RunningTree answer={answer} tree={tree} />}
          {answer.value && (
            <PropertyVerdict result={answer.value.result} inputName={inputName} outputName={outputName} />
          )}
          {(answer.running || answer.value) && <TreeChart history={history} />}
          {tree && <Helped tree={tree} panels={panels} />}
          {tree?.boxes && tree.boxes.length > 0 && (
            <SplitPlane boxes={tree.boxes} names={[inputName(0), inputName(1)]} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Sentences({ boxes }: { readonly boxes: ReturnType<typeof describeProperty> }) {
  return boxes.map(({ where, claims }) => (
    <div key={where} className={styles.sentence}>
      <p>{where}</p>
      {claims.length > 0 && (
        <ul>
          {claims.slice(0, MOST_CLAIMS).map((claim) => (
            <li key={claim}>{claim}</li>
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

/** A property of a network. */
interface PropertyQuery {
  readonly model: ModelSource;
  /** In VNN-LIB. */
  readonly text: string;
  readonly rounding: Rounding;
}

const MOST_RESULTS = 20;

/** In a worker of its own, as decisions are. */
const VERIFICATIONS: Asking<PropertyQuery, Decided<VerifyResult>> = {
  keyOf: ({ model, text, rounding }) => JSON.stringify([model, rounding, text]),
  what: () => 'Deciding',
  compute: ({ model, text, rounding }, computing) =>
    withHistory(computing, (options) => backgroundEngine().verify({ model, property: text, rounding }, options)),
  kept: new Kept(MOST_RESULTS),
  onDemand: true,
};
