import { describe, expect, it } from 'vitest';
import { affine, range } from '../../../small/smallNetwork';
import { initialState } from '../state/initialState';
import { computeModel } from '../state/playgroundModel';
import { presets } from '../state/presets';
import { plainText } from '../steps/richText';
import { claimLine } from './falsifiedPart';
import { findingOf } from './finding';

const [one, two, three] = presets;
const found = (network = one.network, box = one.box) =>
  plainText(findingOf(computeModel({ ...initialState, network, box, step: 0, selected: 'q' })));

describe('the finding', () => {
  it('names the corner of the poster that breaks the claim, with its share', () => {
    expect(found()).toBe(
      'A small corner holds counterexamples. Inside the hatched triangle, between (5, 1), (6, 1) and (6, 1.2), ' +
        '−x + 5y is zero or less and ReLU returns 0. It covers 1.25 % of the box.',
    );
  });
  it('keeps proof and search apart', () => {
    expect(found(two.network)).toContain('Neither verified nor falsified. The bounds reach down to −4');
    expect(found(three.network)).toContain('No input of the box is a counterexample. The proved lower bound');
  });
  it('says of other networks that their share is sampled', () => {
    const network = { hidden: [affine('1 0 -5', '-1 0 5')], output: affine('1 1 -0.5') };
    expect(found(network)).toMatch(/Sampled, the hatched part is about 5[01] % of the box/);
  });
  it('says of a box of one input that it is the counterexample', () => {
    const trap = presets.find(({ id }) => id === 'rounding');
    expect(found(trap?.network, trap?.box)).toBe(
      'The box is one input, and it is a counterexample. At x = 0.01, y = 0.05 Cat − Dog is 0, which is not above 0.',
    );
  });
  it('speaks of a half-plane only where the network is one', () => {
    expect(claimLine(one.network)).toEqual({ x: -1, y: 5, constant: 0 });
    expect(claimLine({ ...one.network, output: affine('-1 0') })).toBeUndefined();
    expect(claimLine({ ...one.network, output: affine('1 1') })).toBeUndefined();
    expect(found(one.network, [range('4', '4'), range('1', '5')])).toContain('No input of the box');
  });
});

it('writes the corners of a thin box apart', () => {
  const network = { hidden: [affine('0 999.9999 0')], output: affine('1 0') };
  expect(found(network, [range('-0.0001', '5.001'), range('-1000', '1000')])).toContain(
    'between (−0.0001, −1000), (5.001, −1000), (5.001, 0) and (−0.0001, 0)',
  );
});
