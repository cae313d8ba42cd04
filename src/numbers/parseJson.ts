/**
 * The value of a JSON text.
 *
 * @throws SyntaxError whose message says where the text stops being JSON, as the rest of a sentence: "is not JSON, …"
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    throw new SyntaxError(`is not JSON${placeOf(text, String(reason))}`);
  }
}

/** Engines name the place in different ways, and not always. */
function placeOf(text: string, reason: string): string {
  if (text.trim() === '') return ': it is empty';
  const position = /position (\d+)/.exec(reason)?.[1];
  if (/end of/.test(reason) || Number(position) >= text.length) return ': it is cut short';
  const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? placeAt(text, position);
  return line === undefined ? '' : `, at line ${line}, column ${column}`;
}

function placeAt(text: string, position: string | undefined): readonly (string | undefined)[] {
  if (position === undefined) return [];
  const before = text.slice(0, Number(position)).split('\n');
  return ['', String(before.length), String((before.at(-1) ?? '').length + 1)];
}

/** What a value of JSON is, in words for messages. */
export function wordFor(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length > 20 ? `the text “${value.slice(0, 20)}…”` : `the text “${value}”`;
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : 'an object';
}
