import { describe, expect, it } from 'vitest';
import { readBetween, readRadius, readTyped, type Typed } from './typed';

const taken = (read: Typed<number>) => ('value' in read ? read.value : undefined);
const insteadOf = (read: Typed<number>) => ('refusal' in read ? read.instead : undefined);

describe('readRadius', () => {
  it('takes a bare number in the units of the inputs, and 255ths only where they are written', () => {
    expect(taken(readRadius('0.01'))).toBe(0.01);
    expect(taken(readRadius('1e-3'))).toBe(0.001);
    expect(taken(readRadius('.5'))).toBe(0.5);
    expect(taken(readRadius('8/255'))).toBe(8 / 255);
    expect(taken(readRadius(' 0.5 / 255 '))).toBe(0.5 / 255);
    expect(taken(readRadius('1'))).toBe(1);
    expect(taken(readRadius('0'))).toBe(0);
  });

  it('asks back what can only be meant in 255ths', () => {
    expect(readRadius('8')).toEqual({ refusal: expect.stringContaining('8/255?'), instead: '8/255' });
    expect(taken(readRadius('8', 255))).toBe(8);
    expect(insteadOf(readRadius('8', 0.25))).toBe('8/255');
  });

  it('never takes silently what it cannot take', () => {
    expect(readRadius('0,5')).toEqual({ refusal: expect.stringContaining('point'), instead: '0.5' });
    expect(readRadius('3 %')).toEqual({ refusal: expect.stringContaining('cent'), instead: '0.03' });
    expect(readRadius('-1')).toEqual({ refusal: expect.stringContaining('zero or more'), instead: '1' });
    expect(readRadius('\u22120.1')).toEqual({ refusal: expect.stringContaining('zero or more'), instead: '0.1' });
    expect(insteadOf(readRadius('300'))).toBe('1');
    expect(insteadOf(readRadius('300/255'))).toBe('1');
    for (const typed of ['', 'x', '1/0', '1/2/3', '/', 'NaN', 'Infinity', '1e999', '1e-999', '0x10', '1 2', '3/']) {
      const read = readRadius(typed);
      expect('refusal' in read && read.refusal, typed).toMatch(/[.?]$/);
    }
  });

  it('offers instead only what it would take', () => {
    for (const typed of ['8', '0,5', '3 %', '-1', '300', '1e-999', '7%']) {
      const again = insteadOf(readRadius(typed));
      expect(taken(readRadius(again ?? ''))).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('readBetween', () => {
  it('says the limits', () => {
    expect(taken(readBetween('20', 1, 200, true))).toBe(20);
    for (const typed of ['0', '201', '1.5']) {
      expect(readBetween(typed, 1, 200, true)).toEqual({ refusal: 'Give a whole number from 1 to 200.' });
    }
    expect(taken(readBetween('1.5', 1, 200))).toBe(1.5);
  });
});

it('reads numbers with any minus sign, and fractions', () => {
  expect(taken(readTyped('\u22123'))).toBe(-3);
  expect(taken(readTyped('1/4'))).toBe(0.25);
});
