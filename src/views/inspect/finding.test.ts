import { describe, expect, it } from 'vitest';
import { describeFinding, type FindingFacts } from './finding';
import type { Margin } from './margins';

const names = ['T-shirt', 'Trouser', 'Shirt'];
const margin = (label: number, proved: number, verdict: Margin['verdict'], itself = 5): Margin => ({
  label,
  proved,
  itself,
  verdict,
});

function say(margins: Margin[], facts: Partial<FindingFacts> = {}): string {
  const parts = describeFinding({
    method: 'IBP',
    className: 'Shirt',
    nameOf: (label) => names[label] ?? '',
    margins,
    read: 0,
    radius: '3/255',
    ...facts,
  });
  return parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
}

describe('describeFinding', () => {
  it('says what was proved and by how much', () => {
    expect(say([margin(0, 0.4262, 'verified'), margin(1, 3, 'verified')])).toBe(
      'However each pixel moves by up to 3/255, this stays a shirt. T-shirt comes closest, behind by at least 0.42.',
    );
  });
  it('names what is open, and what open does not mean', () => {
    expect(say([margin(0, -0.0239, 'unknown'), margin(1, 3, 'verified')])).toBe(
      '1 of 2 classes are ruled out for every input of the box. IBP leaves T-shirt open, at −0.03. ' +
        'Open does not mean broken: the bound may be loose.',
    );
  });
  it('says where bounds that prove nothing grew', () => {
    const text = say([margin(0, -60, 'unknown'), margin(1, -50, 'unknown')], {
      worst: { title: 'Dense 1', factor: 25 },
    });
    expect(text).toContain('IBP rules out no other class');
    expect(text).toContain('does not mean broken: the bounds are wide, and grow ×\u200925 in Dense 1.');
  });
  it('names what an attack made of the image, and what is still open', () => {
    const margins = [margin(0, -0.69, 'falsified'), margin(1, -0.03, 'unknown')];
    expect(say(margins, { reached: 0, method: 'CROWN' })).toBe(
      'An attack turns this shirt into a T-shirt. Against Trouser CROWN leaves it open, at −0.03; α-CROWN may close it.',
    );
    expect(say(margins, { reached: 0, method: 'α-CROWN' })).toMatch(/α-CROWN leaves it open, at −0\.03\.$/);
    expect(say([margin(0, -1, 'falsified'), margin(1, 2, 'verified')], { reached: 0 })).toMatch(
      /rules out the other 1\.$/,
    );
  });
  it('says that an attack without a finding proves nothing', () => {
    const margins = [{ ...margin(0, -0.03, 'unknown'), found: 0.3 }, margin(1, 3, 'verified')];
    expect(say(margins)).toMatch(/An attack broke nothing, which is no proof\.$/);
  });
  it('says that an image already misread cannot be proved', () => {
    const margins = [margin(0, -3, 'falsified', -1), margin(1, -4, 'unknown')];
    expect(say(margins)).toBe(
      'The network reads this shirt as T-shirt before any pixel moves, so there is nothing left to prove.',
    );
  });
  it('speaks of the image where the box is a point', () => {
    expect(say([margin(1, 2, 'verified')], { radius: null, className: 'Ankle boot' })).toMatch(
      /^On the image itself, this stays an ankle boot/,
    );
  });
  it('claims nothing of a network with one output', () => {
    expect(say([])).toContain('one output');
  });
});
