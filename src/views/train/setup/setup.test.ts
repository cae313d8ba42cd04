import { describe, expect, it } from 'vitest';
import { askedRadius } from './AskedRadii';
import { storyOf } from './Story';

describe('the radius asked for', () => {
  const radii = { inner: 0.02, outer: 0.1 };

  it('is one for all pairs, or smaller within groups, or none', () => {
    expect([true, false].map((together) => askedRadius('crown-ibp', together, radii))).toEqual([0.1, 0.1]);
    expect([true, false].map((together) => askedRadius('igrp', together, radii))).toEqual([0.02, 0.1]);
    expect([true, false].map((together) => askedRadius('ndt', together, radii))).toEqual([0.02, 0.1]);
    expect([true, false].map((together) => askedRadius('natural', together, radii))).toEqual([0, 0]);
  });
});

describe('storyOf', () => {
  it('parts the epochs where the radius is full', () => {
    const parts = storyOf('igrp', [0, 0.5, 1, 1]);
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.75],
      [0.75, 1],
    ]);
  });
  it('is one part where the radius is never full before the end, or not known', () => {
    for (const ramps of [[0, 0.5, 1], [0, 0.5], []]) expect(storyOf('ibp', ramps)).toHaveLength(1);
  });
  it('promises nothing that training does not ask for', () => {
    expect(storyOf('natural', [1, 1]).map(({ words }) => words)).toEqual([expect.stringContaining('not ask')]);
  });
});
