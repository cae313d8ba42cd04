/** Tells whether a value of unknown origin, such as a record that was kept or a file's JSON, is a T. */
export type Guard<T> = (value: unknown) => value is T;

/** A guard for each field; for one that may be absent, as `optional` makes it. */
type FieldGuards<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
/** NaN and infinities too: losses may be both. */
export const isNumber: Guard<number> = (value) => typeof value === 'number';
export const isFiniteNumber: Guard<number> = (value): value is number => Number.isFinite(value);
/** A number that counts. */
export const isCount: Guard<number> = (value): value is number => Number.isInteger(value) && (value as number) >= 0;

/** One of some values. */
export function isOneOf<const T>(values: readonly T[]): Guard<T> {
  return (value): value is T => values.includes(value as T);
}

export function isListOf<T>(isItem: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(isItem);
}

export function isInstanceOf<T>(kind: new (...input: never[]) => T): Guard<T> {
  return (value): value is T => value instanceof kind;
}

export function optional<T>(isValue: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || isValue(value);
}

export function nullable<T>(isValue: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || isValue(value);
}

/** An object with these fields, and perhaps others. */
export function isRecordOf<T extends object>(fields: FieldGuards<T>): Guard<T> {
  const guards = Object.entries(fields) as [string, Guard<unknown>][];
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    guards.every(([name, guard]) => guard((value as Readonly<Record<string, unknown>>)[name]));
}

/** An object whose values are all of one kind, whatever their names. */
export function isMapOf<T>(isValue: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValue);
}

/** What a guard lets through, and besides fulfils a condition. */
export function where<T>(isValue: Guard<T>, holds: (value: T) => boolean): Guard<T> {
  return (value): value is T => isValue(value) && holds(value);
}
