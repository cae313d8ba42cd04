import { describe, expect, it } from 'vitest';
import { affine, range } from '../math/smallNetwork';
import { computeModel } from '../playgroundModel';
import { presets } from '../presets';
import { plainText } from '../richText';
import { claimLine } from './brokenPart';
import { findingOf } from './finding';

const [one, two, three] = presets;
const found = (network = one.network, box = one.box) =>
  plainText(findingOf(computeModel({ network, box, step: 0, selected: 'q' })));

describe('the finding', () => {
  it('names the corner of the poster that breaks the claim, with its share', () => {
    expect(found()).toBe(
      'A small corner breaks the claim. Inside the hatched triangle, between (5, 1), (6, 1) and (6, 1.2), ' +
        '−x + 5y is zero or less and ReLU returns 0. It covers 1.25 % of the box.',
    );
  });
  it('keeps proof and search apart', () => {
    expect(found(two.network)).toContain('Neither proved nor broken. The bounds reach down to −4');
    expect(found(three.network)).toContain('Nothing in the box breaks the claim. The proved lower bound');
  });
  it('says of other networks that their share is sampled', () => {
    const network = { hidden: [affine('1 0 -5', '-1 0 5')], output: affine('1 1 -0.5') };
    expect(found(network)).toMatch(/Sampled, the hatched part is about 5[01] % of the box/);
  });
  it('speaks of a half-plane only where the network is one', () => {
    expect(claimLine(one.network)).toEqual({ x: -1, y: 5, constant: 0 });
    expect(claimLine({ ...one.network, output: affine('-1 0') })).toBeUndefined();
    expect(claimLine({ ...one.network, output: affine('1 1') })).toBeUndefined();
    expect(found(one.network, [range('4', '4'), range('1', '5')])).toContain('Nothing in the box');
  });
});
