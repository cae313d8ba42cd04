import { field, type Reader, stateOf } from '../state/fields';
import { type Known, readKnown } from './known';

/** By the keys of models. */
type ByModel<T> = Readonly<Record<string, T>>;

/** What a person knows of networks besides their files; views that show networks share it, and carry it in their links. */
export const ownState = stateOf(
  'own',
  {
    /** What goes in and what comes out. */
    known: field<ByModel<Known>>('k', {}, readAll(readKnown), writeAll(JSON.stringify)),
    /** The ids of data sets that were opened here. */
    images: field<ByModel<string>>(
      'ds',
      {},
      readAll((text) => (text.startsWith('{') ? undefined : text)),
      writeAll((id) => id),
    ),
  },
  { known: 'what is known of networks', images: 'data sets' },
);

/** Reads a record, leaving out the entries that cannot be read; nothing where none can. */
function readAll<T>(read: (text: string) => T | undefined): Reader<ByModel<T>> {
  const entriesOf = (text: string) =>
    recordIn(text).map(
      ([key, value]) => [key, read(typeof value === 'string' ? value : JSON.stringify(value))] as const,
    );
  return Object.assign(
    (text: string) => {
      const entries = entriesOf(text).flatMap(([key, one]) => (one === undefined ? [] : [[key, one] as const]));
      return entries.length > 0 ? Object.fromEntries(entries) : undefined;
    },
    { leavesOut: (text: string) => entriesOf(text).some(([, one]) => one === undefined) },
  );
}

function recordIn(text: string): readonly (readonly [string, unknown])[] {
  try {
    const found = JSON.parse(text) as unknown;
    return typeof found === 'object' && found !== null ? Object.entries(found) : [];
  } catch {
    return [];
  }
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
