import { expect, it } from 'vitest';
import { inAscii } from './asciiOnly.mjs';

/** Texts, templates and patterns as they stand in scripts. */
const SCRIPTS = [
  "'ε ≤ 0.1'",
  String.raw`'\\ε'`,
  '`−😀`',
  "/[−–]/.test('–')",
  "/^[😀-😂]$/u.test('😁')",
  '({ ε: 1 }).ε',
];

it.each(SCRIPTS)('has %s mean the same in ASCII', async (script) => {
  const written = inAscii(script);
  expect(Buffer.byteLength(written)).toBe(written.length);
  expect(await meaning(written)).toEqual(await meaning(script));
});

async function meaning(script: string): Promise<unknown> {
  const { default: got } = await import(
    /* @vite-ignore */ `data:text/javascript,export default ${encodeURIComponent(script)}`
  );
  return got;
}

it('refuses a character that is escaped without need', () => {
  expect(() => inAscii(String.raw`'\ε'`)).toThrow('escaped without need');
});
