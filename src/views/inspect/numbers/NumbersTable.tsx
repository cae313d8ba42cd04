import { NumberField } from '../../../app/controls/NumberField';
import type { History, UpdateState } from '../../../app/state/store';
import type { ModelSummary } from '../../../engine/api/types';
import { readTyped, type Typed } from '../../../numbers/typed';
import type { InspectState } from '../state/inspectState';
import { InputSlider, rangeAt } from './InputSlider';
import styles from './NumbersPanel.module.css';
import { type OwnNumbers, withNumber } from './ownNumbers';
import { NUMBERS } from './words';

interface NumbersTableProps {
  readonly model: ModelSummary;
  readonly numbers: OwnNumbers;
  readonly nameOf: (at: number) => string;
  readonly update: UpdateState<InspectState>;
}

/** So many inputs have fields of their own; more are pasted. */
export const MOST_FIELDS = 64;

/** A row for each input: its number, and how far it may move or between what it lies. */
export function NumbersTable({ model, numbers, nameOf, update }: NumbersTableProps) {
  const { values, radii, bounds } = numbers;
  const changeBounds = (lower: readonly number[], upper: readonly number[]) => update({ bounds: [...lower, ...upper] });
  const slider = (value: number, at: number) => {
    const range = bounds ? boundsAt(bounds, at) : rangeAt(model.interface, at);
    if (!range || range[0] === range[1]) return null;
    const change = (slid: number, options: { readonly history: History }) =>
      update({ numbers: withNumber(values, at, slid) }, options);
    return <InputSlider label={`${nameOf(at)}, slide`} value={value} range={range} onChange={change} />;
  };
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${bounds ? styles.bounded : ''}`}>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">Value</th>
            {bounds ? (
              <>
                <th scope="col">Lower</th>
                <th scope="col">Upper</th>
              </>
            ) : (
              <th scope="col">±</th>
            )}
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
                  read={bounds ? readWithin(boundsAt(bounds, at)) : readTyped}
                  onCommit={(typed) => update({ numbers: withNumber(values, at, typed) })}
                />
                {slider(value, at)}
              </td>
              {bounds ? (
                <>
                  <td>
                    <NumberField
                      label={NUMBERS.fields.least(nameOf(at))}
                      text={String(bounds.lower[at])}
                      read={readWithin([Number.NEGATIVE_INFINITY, bounds.upper[at] ?? 0])}
                      onCommit={(typed) => changeBounds(withNumber(bounds.lower, at, typed), bounds.upper)}
                    />
                  </td>
                  <td>
                    <NumberField
                      label={NUMBERS.fields.most(nameOf(at))}
                      text={String(bounds.upper[at])}
                      read={readWithin([bounds.lower[at] ?? 0, Number.POSITIVE_INFINITY])}
                      onCommit={(typed) => changeBounds(bounds.lower, withNumber(bounds.upper, at, typed))}
                    />
                  </td>
                </>
              ) : (
                <td>
                  <NumberField
                    label={NUMBERS.fields.radius(nameOf(at))}
                    text={String(radii[at] ?? 0)}
                    read={readWidth}
                    onCommit={(typed) => update({ radii: withNumber(radii, at, typed) })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function boundsAt({ lower, upper }: NonNullable<OwnNumbers['bounds']>, at: number): readonly [number, number] {
  return [lower[at] ?? 0, upper[at] ?? 0];
}

/** How far a number may move. */
export function readWidth(typed: string): Typed<number> {
  const read = readTyped(typed);
  return 'value' in read && read.value < 0 ? { refusal: NUMBERS.negative, instead: String(-read.value) } : read;
}

/** A number within a range, whose bounds may be infinite. */
export function readWithin([least, most]: readonly [number, number]): (typed: string) => Typed<number> {
  return (typed) => {
    const read = readTyped(typed);
    if (!('value' in read) || (read.value >= least && read.value <= most)) return read;
    return read.value < least
      ? { refusal: NUMBERS.below(least), instead: String(least) }
      : { refusal: NUMBERS.above(most), instead: String(most) };
  };
}
