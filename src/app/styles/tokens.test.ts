import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const TOKENS = new Map(
  [...readFileSync('src/app/styles/tokens.css', 'utf8').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
);

/** Relative luminance of a colour such as #a1b2c3, as WCAG 2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const groups = [...TOKENS.keys()].filter((name) => /^group-.$/.test(name));

it('knows the colours of ten groups', () => {
  expect(groups).toHaveLength(10);
});

it.each(groups)('%s lets its letter be read', (name) => {
  const paper = TOKENS.get('paper') ?? ['', ''];
  const own = TOKENS.get(name) ?? ['', ''];
  for (const at of [0, 1] as const) expect(contrast(own[at], paper[at])).toBeGreaterThanOrEqual(4.5);
});
