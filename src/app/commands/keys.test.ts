import { describe, expect, it } from 'vitest';
import { describeKey, matchesKey } from './keys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys', () => {
  it('takes both ⌘ and Ctrl as Mod, and Shift literally on letters', () => {
    expect(matchesKey(press('z', { metaKey: true }), 'Mod+z')).toBe(true);
    expect(matchesKey(press('z', { ctrlKey: true }), 'Mod+z')).toBe(true);
    expect(matchesKey(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+z')).toBe(false);
    expect(matchesKey(press('Z', { ctrlKey: true, shiftKey: true }), 'Shift+Mod+z')).toBe(true);
    expect(matchesKey(press('c', { ctrlKey: true }), 'c')).toBe(false);
  });
  it('does not care how a symbol is typed', () => {
    expect(matchesKey(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKey(press('[', { altKey: true }), '[')).toBe(true);
    expect(matchesKey(press('/'), '/')).toBe(true);
  });
  it('knows the named keys', () => {
    expect(matchesKey(press(' '), 'Space')).toBe(true);
    expect(matchesKey(press('ArrowLeft', { altKey: true }), 'ArrowLeft')).toBe(false);
  });
  it('writes keys the way the machine does', () => {
    expect([describeKey('Shift+Mod+z', true), describeKey('Shift+Mod+z', false)]).toEqual(['⇧⌘Z', 'Ctrl+Shift+Z']);
    expect([describeKey('ArrowLeft', true), describeKey('c', true)]).toEqual(['←', 'c']);
  });
});
