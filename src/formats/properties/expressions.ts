import { printable } from '../../numbers/printable';
import { type Position, PropertyError } from './propertyError';

/** An S-expression with its place in the text: a word, or a list in parentheses. */
export type Expression = Word | List;

export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly position: Position;
}

export interface List {
  readonly kind: 'list';
  readonly parts: readonly Expression[];
  readonly position: Position;
}

/** Deeper nesting than any property has; recursion must not overflow the stack. */
const DEEPEST = 200;

/** Words may hold brackets with spaces in them, as in X[0, 1] and [1, 5]; or be strings in double quotes. */
const TOKEN = /;[^\n]*|\n|[^\S\n]+|[()]|"[^"\n]*"|[^\s()";[]*\[[^\]()\n]*\]|[^\s()";[]+|[\s\S]/g;

/**
 * Reads a text of S-expressions with comments from ; to the end of the line.
 *
 * @throws PropertyError for parentheses that do not match
 */
export function readExpressions(text: string): readonly Expression[] {
  const top: Expression[] = [];
  const open: { parts: Expression[]; position: Position }[] = [];
  let line = 1;
  let lineStart = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const position = { line, column: index - lineStart + 1 };
    if (token === '\n') {
      line++;
      lineStart = index + 1;
    } else if (token === '(') {
      open.push({ parts: [], position });
      if (open.length > DEEPEST) throw new PropertyError('Parentheses nest too deep.', 'Write it flatter.', position);
    } else if (token === ')') {
      const list = open.pop();
      if (!list) throw new PropertyError('This parenthesis closes nothing.', 'Remove it.', position);
      (open.at(-1)?.parts ?? top).push({ kind: 'list', ...list });
    } else if (!/^[\s;]/.test(token)) {
      if (token === '"' || token === '[') {
        throw new PropertyError(`This ${token} is never closed.`, 'Close it on the same line.', position);
      }
      (open.at(-1)?.parts ?? top).push({ kind: 'word', text: token, position });
    }
  }
  const [first] = open;
  if (first) throw new PropertyError('This parenthesis is never closed.', 'Close it.', first.position);
  return top;
}

/** The word that a list begins with, or '' where there is none. */
export function headOf(expression: Expression): string {
  const first = expression.kind === 'list' ? expression.parts[0] : undefined;
  return first?.kind === 'word' ? first.text : '';
}

/** An error at an expression. */
export function errorAt(expression: Expression, problem: string, remedy: string): PropertyError {
  return new PropertyError(problem, remedy, expression.position);
}

/** How an expression is named in a message: shortened, without control characters. */
export function nameOf(expression: Expression): string {
  return expression.kind === 'word' ? `“${printable(expression.text)}”` : `“(${printable(headOf(expression))} …)”`;
}
