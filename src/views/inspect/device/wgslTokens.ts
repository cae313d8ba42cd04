/** A piece of a program's text, and how it is set off. */
export interface Token {
  readonly kind: 'word' | 'type' | 'number' | 'comment' | 'plain';
  readonly text: string;
}

/** In the order in which they are looked for; what none of them finds is plain. */
const KINDS: readonly (readonly [Exclude<Token['kind'], 'plain'>, RegExp])[] = [
  ['comment', /\/\/.*/y],
  ['word', /@\w+|\b(?:fn|let|var|const|if|else|for|while|loop|return|break|continue|struct|switch|case|default)\b/y],
  [
    'type',
    /\b(?:vec[2-6]|mat\dx\d|array|atomic|bool|[fiu]32|f16|workgroup|storage|uniform|private|read|read_write)\b/y,
  ],
  ['number', /\b(?:0x[\da-f]+|\d+(?:\.\d*)?(?:e[-+]?\d+)?)[fiuh]?/iy],
];

/** Whole names and blanks, so that a digit within a name is no number. */
const REST = /[A-Za-z_]\w*|\s+|[^\w\s]/y;

/** One line of WGSL in pieces; enough to read by, no parser. */
export function wgslTokens(line: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const found = nextToken(line, at);
    const last = tokens.at(-1);
    if (last?.kind === 'plain' && found.kind === 'plain')
      tokens.splice(-1, 1, { ...last, text: last.text + found.text });
    else tokens.push(found);
    at += found.text.length;
  }
  return tokens;
}

function nextToken(line: string, at: number): Token {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at;
    const [text] = pattern.exec(line) ?? [];
    if (text) return { kind, text };
  }
  REST.lastIndex = at;
  return { kind: 'plain', text: REST.exec(line)?.[0] ?? (line[at] as string) };
}

/** A text's lines without the blanks that all of them begin with, and without blank ones before and behind. */
export function dedented(text: string): string[] {
  const lines = text.replaceAll('\t', '  ').split('\n');
  while (lines[0]?.trim() === '') lines.shift();
  while (lines.at(-1)?.trim() === '') lines.pop();
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least).trimEnd());
}
