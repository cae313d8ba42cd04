import { expect, it } from 'vitest';
import { signOf, toNumber } from '../../../small/decimal';
import { exactRange } from '../../../small/exact/exactRange';
import { differenceAt, toFloat } from '../../../small/floatNetwork';
import { evaluateDifference } from '../../../small/intervalBounds';
import { methodBounds } from '../../../small/methodBounds';
import { splitWhole } from '../../../small/splitting';
import { initialState } from './initialState';
import { decodePlayground, encodePlayground } from './playgroundCodec';
import { computeModel } from './playgroundModel';
import { type Preset, presets } from './presets';

function preset(id: string): Preset {
  const found = presets.find((each) => each.id === id);
  if (!found) throw new Error(`No example ${id}`);
  return found;
}

function lowers(id: string) {
  const { network, box } = preset(id);
  const model = computeModel({ ...initialState, network, box });
  const { zonotope, crown, alpha } = methodBounds(network, box);
  const [interval = 0, ...others] = [model.bounds.difference, zonotope, crown, alpha].map(({ lower }) =>
    toNumber(lower),
  );
  return {
    interval,
    zonotope: others[0] ?? 0,
    crown: others[1] ?? 0,
    alpha: others[2] ?? 0,
    exact: toNumber(exactRange(network, box)?.lower ?? box[0].lower),
  };
}

it('every example is what its note says', () => {
  const cancel = lowers('cancel');
  expect(cancel.interval).toBeLessThan(0);
  expect(cancel.zonotope).toBe(1);
  const turn = lowers('turn');
  expect(turn.interval).toBeLessThan(0);
  expect(turn.crown).toBeGreaterThan(0);
  const lines = lowers('lines');
  expect(lines.interval).toBeLessThan(0);
  expect(lines.crown).toBeGreaterThan(0);
  const split = lowers('split');
  expect(Math.max(split.interval, split.zonotope, split.crown, split.alpha)).toBeLessThan(0);
  expect(split.exact).toBeCloseTo(0.1, 9);
  const { boxes, verdict } = splitWhole(preset('split').network, preset('split').box);
  expect(verdict).toBe('verified');
  expect(boxes.length).toBeGreaterThan(4);
  const { network, box } = preset('rounding');
  expect(signOf(evaluateDifference(network, [box[0].lower, box[1].lower]))).toBe(0);
  expect(differenceAt(toFloat(network), 0.01, 0.05)).toBeGreaterThan(0);
  const single = Math.fround;
  expect(single(single(single(0.01) + single(0.05)) - single(0.06))).toBeGreaterThan(0);
});

it('asks of three classes one question each, worked out by hand', () => {
  const { network, box } = preset('classes');
  const known = (rival: number) => {
    const asked = { ...network, rival };
    const model = computeModel({ ...initialState, network: asked, box });
    const exact = exactRange(asked, box);
    return [model.bounds.difference.lower, exact?.lower ?? box[0].lower].map(toNumber);
  };
  // Cat − Dog is 0.5a + 2b⁺ − c⁺ + 3.5, least at (4, 5); Cat − Car is 1.5a + b⁺ − c⁺ + 1, least at (4, 2).
  expect(known(1)).toEqual([-0.5, 1.5]);
  expect(known(2)).toEqual([-3, 1.5]);
  const link = encodePlayground({ ...initialState, network: { ...network, rival: 2 }, box });
  expect(link).toEqual({ net: 'classes', vs: '2' });
  expect(decodePlayground(link).network.rival).toBe(2);
});

it('every example has a short link that opens it', () => {
  for (const { id, network, box, method = 'interval' } of presets) {
    const link = encodePlayground({ ...initialState, network, box, method });
    expect(link).toEqual(id === 'one' ? {} : { net: id });
    expect(decodePlayground(link)).toMatchObject({ network, box, method });
  }
});

it('keeps the activation of a network of one’s own', () => {
  const { network, box } = preset('tanh');
  const own = {
    ...network,
    hidden: network.hidden.slice(0, 1),
    output: { ...network.output, biases: network.output.biases.toReversed() },
  };
  expect(decodePlayground(encodePlayground({ ...initialState, network: own, box })).network.activation).toBe('tanh');
});
