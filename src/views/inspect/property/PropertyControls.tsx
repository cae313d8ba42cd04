import { NumberField } from '../../../app/controls/NumberField';
import { Slider } from '../../../app/controls/Slider';
import type { Side } from '../../../formats/properties/property';
import { compareDigits, writeDigits } from '../../../numbers/decimal';
import { type Digits, digitsOf } from '../../../numbers/digits';
import { formatValue } from '../../../numbers/format';
import type { Typed } from '../../../numbers/typed';
import form from '../controls/Form.module.css';
import styles from './PropertyDialog.module.css';
import { type Choice, type Sizes, TEMPLATE_NAMES, TEMPLATES, type TemplateName } from './templates';
import { PROPERTY } from './words';

interface PropertyControlsProps {
  readonly choice: Choice;
  /** Whether its text stands instead of what is chosen here. */
  readonly isText: boolean;
  readonly sizes: Sizes;
  readonly box: readonly Side[];
  /** What the radius of the box that Inspect shows is multiplied by. */
  readonly factor: number;
  readonly inputName: (index: number) => string;
  readonly outputName: (index: number) => string;
  readonly onChoice: (change: Partial<Choice>) => void;
  readonly onFactor: (factor: number) => void;
  readonly onSide: (at: number, side: Side) => void;
  readonly onFile: () => void;
}

/** So many inputs have fields of their own. */
const MOST_FIELDS = 16;

const [FILE, TEXT] = ['file', 'text'];

/** What a property starts from, its outputs and numbers, and its box. */
export function PropertyControls(props: PropertyControlsProps) {
  const { choice, isText, sizes, factor, onChoice, onFactor, onFile } = props;
  const { template } = choice;
  const names = TEMPLATE_NAMES.filter((name) => TEMPLATES[name].fits(sizes));
  return (
    <>
      <label className={form.field}>
        {PROPERTY.start}
        <select
          className={form.input}
          value={isText ? TEXT : template}
          onChange={({ target }) => {
            if (target.value === FILE) onFile();
            else onChoice({ template: target.value as TemplateName });
          }}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {TEMPLATES[name].title}
            </option>
          ))}
          <option value={FILE}>{PROPERTY.file}</option>
          {isText && <option value={TEXT}>{PROPERTY.own}</option>}
        </select>
      </label>
      {!isText && <Outputs {...props} />}
      {!isText && !TEMPLATES[template].box && (
        <>
          <Slider
            label={PROPERTY.radius}
            value={factor}
            min={0}
            max={4}
            step={0.05}
            ticks={[0, 1, 2, 4].map((value) => ({ value, label: `×${value}` }))}
            format={(value) => `×${formatValue(value)}`}
            onChange={onFactor}
          />
          <Sides {...props} />
        </>
      )}
    </>
  );
}

function Outputs({ choice, sizes, outputName, onChoice }: PropertyControlsProps) {
  const { template, output, other, low, high } = choice;
  if (TEMPLATES[template].box) return null;
  const outputs = Array.from({ length: sizes.outputs }, (_, at) => at);
  return (
    <div className={styles.row}>
      <label className={form.field}>
        {PROPERTY.output}
        <select
          className={form.input}
          value={output}
          onChange={({ target }) => onChoice({ output: Number(target.value) })}
        >
          {outputs.map((at) => (
            <option key={at} value={at}>
              {outputName(at)}
            </option>
          ))}
        </select>
      </label>
      {template === 'below' && (
        <label className={form.field}>
          {PROPERTY.compared}
          <select
            className={form.input}
            value={other ?? ''}
            onChange={({ target }) => onChoice({ other: target.value === '' ? null : Number(target.value) })}
          >
            <option value="">{PROPERTY.number}</option>
            {outputs
              .filter((at) => at !== output)
              .map((at) => (
                <option key={at} value={at}>
                  {outputName(at)}
                </option>
              ))}
          </select>
        </label>
      )}
      {template === 'between' && (
        <Decimal label={PROPERTY.from} text={low} onCommit={(digits) => onChoice({ low: writeDigits(digits) })} />
      )}
      {(template === 'between' || (template === 'below' && other === null)) && (
        <Decimal label={PROPERTY.to} text={high} onCommit={(digits) => onChoice({ high: writeDigits(digits) })} />
      )}
    </div>
  );
}

function Sides({ box, inputName, onSide }: PropertyControlsProps) {
  if (box.length > MOST_FIELDS) return null;
  return (
    <table className={styles.sides}>
      <thead>
        <tr>
          <td />
          <th scope="col">{PROPERTY.least}</th>
          <th scope="col">{PROPERTY.most}</th>
        </tr>
      </thead>
      <tbody>
        {box.map(({ lower, upper }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an input is known by its place
          <tr key={at}>
            <th scope="row">{inputName(at)}</th>
            <td>
              <Decimal
                label={PROPERTY.atLeast(inputName(at))}
                text={writeDigits(lower)}
                most={upper}
                onCommit={(digits) => onSide(at, { lower: digits, upper })}
              />
            </td>
            <td>
              <Decimal
                label={PROPERTY.atMost(inputName(at))}
                text={writeDigits(upper)}
                least={lower}
                onCommit={(digits) => onSide(at, { lower, upper: digits })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DecimalProps {
  readonly label: string;
  readonly text: string;
  readonly least?: Digits;
  readonly most?: Digits;
  readonly onCommit: (digits: Digits) => void;
}

/** A decimal number, which is taken as it stands. */
function Decimal({ label, text, least, most, onCommit }: DecimalProps) {
  const read = (typed: string): Typed<Digits> => {
    try {
      const value = digitsOf(typed.replace('−', '-').replace('E', 'e'));
      if (least && compareDigits(value, least) < 0) return { refusal: PROPERTY.tooLow(writeDigits(least)) };
      if (most && compareDigits(value, most) > 0) return { refusal: PROPERTY.tooHigh(writeDigits(most)) };
      return { value };
    } catch {
      return { refusal: PROPERTY.noDecimal };
    }
  };
  return (
    <span className={form.field}>
      <span aria-hidden="true">{label}</span>
      <NumberField label={label} text={text} read={read} onCommit={onCommit} />
    </span>
  );
}
