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
    classifiedAs: 0,
    radius: '3/255',
    ...facts,
  });
  return parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
}

describe('describeFinding', () => {
  it('says what was proved and by how much', () => {
    expect(say([margin(0, 0.4262, 'verified'), margin(1, 3, 'verified')])).toBe(
      'For every change of each pixel by up to 3/255, this is classified as Shirt. The smallest margin, over T-shirt, is at least 0.42.',
    );
  });
  it('names what is open, and what open does not mean', () => {
    expect(say([margin(0, -0.0239, 'unknown'), margin(1, 3, 'verified')])).toBe(
      '1 of 2 classes is ruled out for every input of the box. IBP cannot exclude T-shirt (≥ −0.03). ' +
        'Unknown does not mean falsified: the bounds may be loose.',
    );
  });
  it('says where bounds that prove nothing grew', () => {
    const text = say([margin(0, -60, 'unknown'), margin(1, -50, 'unknown')], {
      worst: { title: 'Dense 1', factor: 25 },
    });
    expect(text).toContain('IBP proves nothing here; its weakest bound is Shirt − T-shirt ≥ −60.00.');
    expect(text).toContain('does not mean falsified: the bounds are wide, and grow ×\u200925 in Dense 1.');
  });
  it('names what an attack made of the image, and what is still open', () => {
    const margins = [margin(0, -0.69, 'falsified'), margin(1, -0.03, 'unknown')];
    expect(say(margins, { reached: 0, method: 'CROWN' })).toBe(
      'An attack turns this shirt into a T-shirt. CROWN cannot exclude Trouser (≥ −0.03); α-CROWN may close it.',
    );
    expect(say(margins, { reached: 0, method: 'α-CROWN' })).toMatch(/α-CROWN cannot exclude Trouser \(≥ −0\.03\)\.$/);
    expect(say([margin(0, -1, 'falsified'), margin(1, 2, 'verified')], { reached: 0 })).toMatch(
      /rules out the other 1\.$/,
    );
  });
  it('does not call misclassified whose classes are a guess', () => {
    const margins = [margin(0, -1, 'falsified', -1), margin(1, 2, 'verified')];
    expect(say(margins)).toMatch(/^This shirt is classified as T-shirt: misclassified/);
    expect(say(margins, { isAssumed: true })).toMatch(/^If its classes are those of the images.*name its classes\.$/);
  });
  it('names a few classes with their bounds, and counts many', () => {
    const open = [0, 1, 2, 3].map((label) => margin(label, label - 4.258, 'unknown'));
    const proved = margin(4, 1, 'verified');
    const text = (count: number) => say([...open.slice(0, count), proved], { nameOf: (label) => `C${label}` });
    expect(text(2)).toContain('IBP cannot exclude C0 (≥ −4.26) and C1 (≥ −3.26). ');
    expect(text(4)).toContain('IBP cannot exclude C0 (≥ −4.26), C1 (≥ −3.26) and 2 more. ');
  });
  it('says that an attack without a finding proves nothing', () => {
    const margins = [{ ...margin(0, -0.03, 'unknown'), found: 0.3 }, margin(1, 3, 'verified')];
    expect(say(margins)).toMatch(/An attack found no counterexample, which is not a proof\.$/);
  });
  it('says that a misclassified image cannot be verified', () => {
    const margins = [margin(0, -3, 'falsified', -1), margin(1, -4, 'unknown')];
    expect(say(margins)).toBe(
      'This shirt is classified as T-shirt: misclassified without any change, so robustness does not apply.',
    );
  });
  it('says that a decision proved what bounds leave open', () => {
    expect(say([margin(0, -0.02, 'unknown'), margin(1, 3, 'verified')], { isDecided: true })).toBe(
      'For every change of each pixel by up to 3/255, this is classified as Shirt. Branch and bound proved it; IBP alone cannot exclude 1 class.',
    );
  });
  it('speaks of the image where the box is a point', () => {
    expect(say([margin(1, 2, 'verified')], { radius: null, className: 'Ankle boot' })).toMatch(
      /^On the image itself, this is classified as Ankle boot/,
    );
  });
  it('claims nothing of a network with one output', () => {
    expect(say([])).toContain('one output');
  });
});
