import { printable } from '../../numbers/printable';

/** Prints plain data as one line of JSON, however long. */
export function printJson(result: object): void {
  for (const piece of [...jsonPieces(result), '\n']) process.stdout.write(piece);
}

/**
 * JSON of plain data, in pieces, since a large batch is longer than a string may be. It keeps every float: infinite
 * numbers become ±1e999, which is valid JSON and is read back as infinite; `JSON.stringify` would write null.
 *
 * @throws RangeError for NaN, for which JSON has no word
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    if (value.every((entry) => typeof entry === 'number')) yield `[${value.map(stringifyNumber).join(',')}]`;
    else yield* enclosed('[', value.map(jsonPieces), ']');
  } else if (typeof value === 'object' && value !== null) {
    yield* enclosed('{', Object.entries(value).map(namedPieces), '}');
  } else {
    yield typeof value === 'number' ? stringifyNumber(value) : quoted(value);
  }
}

function* enclosed(open: string, parts: readonly Iterable<string>[], close: string): Generator<string> {
  yield open;
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield ',';
    yield* part;
  }
  yield close;
}

function* namedPieces([name, value]: [string, unknown]): Generator<string> {
  yield `${quoted(name)}:`;
  yield* jsonPieces(value);
}

/** As JSON has it, with no character that a terminal takes for a command. */
function quoted(value: unknown): string {
  return printable(JSON.stringify(value));
}

function stringifyNumber(value: number): string {
  if (Number.isNaN(value)) throw new RangeError('The result has a value that is not a number.');
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '1e999' : '-1e999';
}
