import { describe, expect, it } from 'vitest';
import { searchCommands } from './Palette';

const list = ['Go to Inspect', 'Copy link', 'Undo', 'Two by two'].map((label) => ({ id: label, label, perform() {} }));
const labels = (query: string) => searchCommands(list, query).map(({ label }) => label);

describe('searching commands', () => {
  it('lists everything at first', () => expect(labels(' ')).toHaveLength(4));
  it('wants all the words, in any order and case', () => {
    expect(labels('LINK copy')).toEqual(['Copy link']);
    expect(labels('copy undo')).toEqual([]);
  });
  it('puts labels that begin with the letters first', () => expect(labels('t')[0]).toBe('Two by two'));
});
