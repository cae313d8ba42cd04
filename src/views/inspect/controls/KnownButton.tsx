import { type FormEvent, useState } from 'react';
import { messageOf } from '../../../app/commands/notices';
import { Assumed } from '../../../app/controls/Assumed';
import { Dialog } from '../../../app/controls/Dialog';
import type { Known } from '../../../app/models/known';
import { ownState, withEntry } from '../../../app/models/ownState';
import { type UpdateState, useViewState } from '../../../app/state/useViewState';
import type { ModelSummary } from '../../../engine/api/types';
import type { InspectState } from '../state/inspectState';
import { KNOWN } from '../words';
import { interfaceCard } from './interfaceCard';
import styles from './KnownButton.module.css';
import { type KnownTexts, readKnownForm, textsOf } from './readKnownForm';

interface KnownButtonProps {
  /** The model's key in the state. */
  readonly name: string;
  readonly model: ModelSummary;
  readonly update: UpdateState<InspectState>;
}

const LISTS: readonly { readonly name: keyof KnownTexts; readonly label: string; readonly hint: string }[] = [
  { name: 'labels', label: 'Names of the classes or outputs', hint: 'cat, dog, frog' },
  { name: 'inputs', label: 'Names of the inputs', hint: 'distance, angle, speed' },
  { name: 'range', label: 'Range of the inputs', hint: '0, 1' },
  { name: 'ranges', label: 'Or a range for each', hint: '0, 1; -1, 1' },
  { name: 'mean', label: 'Mean that is subtracted', hint: '0.485, 0.456, 0.406' },
  { name: 'std', label: 'Standard deviation that it is divided by', hint: '0.229, 0.224, 0.225' },
];

/** Opens a form for what the file does not say of its network. */
export function KnownButton({ name, model, update }: KnownButtonProps) {
  const [own, updateOwn] = useViewState(ownState);
  const known = own.known[name] ?? null;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => setOpen(true)}>
        Inputs and outputs…
      </button>
      {open && (
        <Dialog label={KNOWN.title} onClose={() => setOpen(false)}>
          <KnownForm
            model={model}
            known={known}
            onTake={(taken) => {
              updateOwn({ known: withEntry(own.known, name, taken) });
              update({ numbers: null, radii: null, ends: null }, { history: 'replace' });
              setOpen(false);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

interface KnownFormProps {
  readonly model: ModelSummary;
  readonly known: Known | null;
  readonly onTake: (known: Known | null) => void;
}

function KnownForm({ model, known, onTake }: KnownFormProps) {
  const [refusal, setRefusal] = useState<string>();
  const texts = textsOf(known);
  const isScore = known?.threshold !== undefined || model.outputs === 1;
  const take = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const read = (name: keyof KnownTexts) => String(typed.get(name) ?? '');
    try {
      const names = Object.keys(texts) as (keyof KnownTexts)[];
      onTake(readKnownForm(Object.fromEntries(names.map((name) => [name, read(name)])) as KnownTexts));
    } catch (error) {
      setRefusal(messageOf(error));
    }
  };
  return (
    <form className={styles.form} onSubmit={take}>
      <h2 className="title">{KNOWN.title}</h2>
      <InterfaceCard model={model} />
      {model.held.length > 0 && <HeldInputs model={model} texts={texts} />}
      {model.openSizes && (
        <Field
          name="sizes"
          label="Sizes of the input, without the batch"
          hint={model.inputShape.join(', ')}
          text={texts.sizes}
        />
      )}
      {model.fileOutputs.length > 1 && (
        <label className={styles.field}>
          Output that is bounded
          <select name="output" defaultValue={texts.output} className={styles.input}>
            <option value="">the first one of numbers</option>
            {model.fileOutputs.toSorted().map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      {model.outputSizes.filter((size) => size > 1).length > 1 && (
        <>
          <Field
            name="classAxis"
            label={`Axis of ${model.outputSizes.join('×')} along which the classes are, from 0`}
            hint="all of them are outputs"
            text={texts.classAxis}
          />
          <Field name="classAt" label="Where on its other axes" hint="0, 0" text={texts.classAt} />
        </>
      )}
      {isScore ? (
        <Field name="threshold" label="Threshold: is the score above it?" hint="0.5" text={texts.threshold} />
      ) : (
        <label className={styles.field}>
          Outputs are
          <select name="outputs" defaultValue={texts.outputs} className={styles.input}>
            <option value="">{model.classes > 0 ? 'classes' : 'values'}, as guessed</option>
            <option value="classes">classes: the largest wins</option>
            <option value="values">values: each stands for itself</option>
          </select>
        </label>
      )}
      {LISTS.map(({ name, label, hint }) => (
        <Field key={name} name={name} label={label} hint={hint} text={texts[name]} />
      ))}
      <p className="caption">{KNOWN.normalised}</p>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <button type="submit" className={styles.button}>
        Apply
      </button>
    </form>
  );
}

/** What is known of the network, and what is taken for granted. */
function InterfaceCard({ model }: { readonly model: ModelSummary }) {
  return (
    <dl className={styles.card}>
      {interfaceCard(model).map(({ name, text, why }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {text} {why && <Assumed why={why} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Which of several inputs the box is of, and what the others are held at. */
function HeldInputs({ model, texts }: { readonly model: ModelSummary; readonly texts: KnownTexts }) {
  const names = [model.fileInput, ...model.held.map(({ name }) => name)].toSorted();
  const sizes = model.held.map(({ name, sizes, isGiven }) => {
    const at = isGiven ? 'the numbers below' : '0, which is assumed';
    return `${name} (${sizes.join('×') || 1}) is held at ${at}`;
  });
  return (
    <>
      <label className={styles.field}>
        Input that may move
        <select name="input" defaultValue={texts.input} className={styles.input}>
          <option value="">{names.length > 1 ? 'the first one' : model.fileInput}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Field name="constants" label="Other inputs are held at" hint="mask = 0, 1; time = 3" text={texts.constants} />
      <p className="caption">{sizes.join('; ')}.</p>
    </>
  );
}

interface FieldProps {
  readonly name: keyof KnownTexts;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
}

function Field({ name, label, hint, text }: FieldProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        name={name}
        defaultValue={text}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        className={styles.input}
      />
    </label>
  );
}
