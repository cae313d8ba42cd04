import { expect, it } from 'vitest';
import { dedented, wgslTokens } from './wgslTokens';

it('sets off words, types, numbers and comments, and loses nothing', () => {
  const line = 'let half2 = vec4<f32>(0.5) * w2; // twice';
  const tokens = wgslTokens(line);
  expect(tokens.map(({ text }) => text).join('')).toBe(line);
  const of = (kind: string) => tokens.filter((token) => token.kind === kind).map(({ text }) => text);
  expect(of('word')).toEqual(['let']);
  expect(of('type')).toEqual(['vec4', 'f32']);
  expect(of('number')).toEqual(['0.5']);
  expect(of('comment')).toEqual(['// twice']);
});

it('takes away the blanks that all lines begin with', () => {
  expect(dedented('\n    fn main() {\n\n      return;\n    }\n  ')).toEqual(['fn main() {', '', '  return;', '}']);
});
