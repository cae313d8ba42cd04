import { field, stateOf } from '../state/fields';
import { type Known, readKnown } from './known';

/** By the keys of models. */
type ByModel<T> = Readonly<Record<string, T>>;

/** What a person knows of networks besides their files; views that show networks share it, and carry it in their links. */
export const ownState = stateOf('own', {
  /** What goes in and what comes out. */
  known: field<ByModel<Known>>('k', {}, readAll(readKnown), writeAll(JSON.stringify)),
  /** The ids of data sets that were opened here. */
  images: field<ByModel<string>>(
    'ds',
    {},
    readAll((text) => text),
    writeAll((id) => id),
  ),
});

function readAll<T>(read: (text: string) => T | undefined): (text: string) => ByModel<T> | undefined {
  return (text) => {
    try {
      const found = JSON.parse(text) as unknown;
      if (typeof found !== 'object' || found === null) return undefined;
      const entries = Object.entries(found).flatMap(([key, value]) => {
        const one = read(typeof value === 'string' ? value : JSON.stringify(value));
        return one === undefined ? [] : [[key, one] as const];
      });
      return Object.fromEntries(entries);
    } catch {
      return undefined;
    }
  };
}

/** Nothing for an empty record, which is how it stands to begin with. */
function writeAll<T>(write: (value: T) => string): (all: ByModel<T>) => string {
  return (all) => {
    const entries = Object.entries(all);
    if (entries.length === 0) return '';
    const values = entries.map(([key, value]) => `${JSON.stringify(key)}:${asJson(write(value))}`);
    return `{${values.join(',')}}`;
  };
}

function asJson(text: string): string {
  return text.startsWith('{') ? text : JSON.stringify(text);
}

/** The same record with another value for a key, or none. */
export function withEntry<T>(all: ByModel<T>, key: string, value: T | null): ByModel<T> {
  const { [key]: _, ...others } = all;
  return value === null ? others : { ...others, [key]: value };
}
