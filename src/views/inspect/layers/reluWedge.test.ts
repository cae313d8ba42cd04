import { describe, expect, it } from 'vitest';
import { reluWedge } from './unitSentences';

describe('reluWedge', () => {
  it('rests on 0 where the unit is mostly off', () => {
    const { slope, follows, corners } = reluWedge(-0.228, 0.18);
    expect(slope).toBeCloseTo(0.441, 3);
    expect(follows).toBe(false);
    expect(corners).toEqual([
      [-0.228, 0],
      [0.18, 0.18],
      [0.18, 0],
    ]);
  });
  it('rests on z where the unit is mostly on', () => {
    expect(reluWedge(-1, 3)).toMatchObject({ slope: 0.75, follows: true });
    expect(reluWedge(-1, 3).corners[2]).toEqual([-1, -1]);
  });
});
