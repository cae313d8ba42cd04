import { type FormEvent, useState } from 'react';
import { messageOf } from '../../../app/commands/notices';
import { Assumed } from '../../../app/controls/Assumed';
import { Dialog } from '../../../app/controls/Dialog';
import type { Known } from '../../../app/models/known';
import { ownState, withEntry } from '../../../app/models/ownState';
import { type UpdateState, useViewState } from '../../../app/state/store';
import type { ModelSummary } from '../../../engine/api/types';
import type { InspectState } from '../state/inspectState';
import form from './Form.module.css';
import { interfaceCard } from './interfaceCard';
import styles from './KnownButton.module.css';
import { type KnownTexts, readKnownForm, textsOf } from './readKnownForm';
import { KNOWN, LISTS } from './words';

interface KnownButtonProps {
  /** The model's key in the state. */
  readonly name: string;
  readonly model: ModelSummary;
  readonly update: UpdateState<InspectState>;
  /** What stands on it, where it is about some of that. */
  readonly label?: string;
}

/** Opens a form for what the file does not say of its network. */
export function KnownButton({ name, model, update, label = KNOWN.button }: KnownButtonProps) {
  const [own, updateOwn] = useViewState(ownState);
  const known = own.known[name] ?? null;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <Dialog label={KNOWN.title} onClose={() => setOpen(false)}>
          <KnownForm
            model={model}
            known={known}
            onTake={(taken) => {
              updateOwn({ known: withEntry(own.known, name, taken) });
              update({ numbers: null, radii: null, bounds: null }, { history: 'replace' });
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
        <Field name="sizes" label={KNOWN.sizes} hint={model.inputShape.join(', ')} text={texts.sizes} />
      )}
      {model.fileOutputs.length > 1 && (
        <label className={form.field}>
          {KNOWN.output}
          <select name="output" defaultValue={texts.output} className={form.input}>
            <option value="">{KNOWN.firstOutput}</option>
            {model.fileOutputs.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      {model.outputSizes.filter((size) => size > 1).length > 1 && (
        <>
          <Field
            name="classAxis"
            label={KNOWN.axis(model.outputSizes.join('×'))}
            hint={KNOWN.axisHint}
            text={texts.classAxis}
          />
          <Field name="classAt" label={KNOWN.place} hint="0, 0" text={texts.classAt} />
        </>
      )}
      {isScore ? (
        <Field name="threshold" label={KNOWN.threshold} hint="0.5" text={texts.threshold} />
      ) : (
        <label className={form.field}>
          {KNOWN.outputs}
          <select name="outputs" defaultValue={texts.outputs} className={form.input}>
            <option value="">{KNOWN.guessed(model.classes > 0)}</option>
            <option value="classes">{KNOWN.classes}</option>
            <option value="values">{KNOWN.values}</option>
          </select>
        </label>
      )}
      {(Object.keys(LISTS) as (keyof typeof LISTS)[]).map((name) => (
        <Field key={name} name={name} {...LISTS[name]} text={texts[name]} />
      ))}
      <p className="caption">{KNOWN.normalised}</p>
      {refusal && (
        <p role="alert" className={form.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.foot}>
        <button type="submit" className={styles.button}>
          {KNOWN.apply}
        </button>
      </div>
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
  const held = model.held.map(({ sizes, ...input }) => ({ ...input, sizes: sizes.join('×') || '1' }));
  return (
    <>
      <label className={form.field}>
        {KNOWN.input}
        <select name="input" defaultValue={texts.input} className={form.input}>
          <option value="">{KNOWN.firstInput}</option>
          {model.fileInputs.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Field name="constants" label={KNOWN.held} hint={KNOWN.heldHint} text={texts.constants} />
      <p className="caption">{KNOWN.heldNow(held)}</p>
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
    <label className={form.field}>
      {label}
      <input
        name={name}
        defaultValue={text}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        className={form.input}
      />
    </label>
  );
}
