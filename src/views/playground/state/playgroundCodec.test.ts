import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestDecimal, parseDecimal, toNumeral } from '../../../small/decimal';
import { boundNetwork } from '../../../small/intervalBounds';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { unitId, unitsOf } from '../math/units';
import { stepsOf } from '../steps/steps';
import { addLayer, addNeuron, removeLayer, removeNeuron, setBias, setWeight } from './edits';
import { initialState, type PlaygroundState } from './initialState';
import { SMALL_METHODS } from './methods';
import { decodePlayground, encodePlayground, sameNetwork, unreadablePlayground } from './playgroundCodec';
import { presets } from './presets';

const [one, two] = presets;
const value = fc.integer({ min: -99999, max: 99999 }).map((count) => nearestDecimal(count / 100, 2));

type Edit = (network: SmallNetwork) => SmallNetwork;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constant(addLayer),
  fc.constant(removeLayer),
  fc.nat({ max: 3 }).map(
    (layer): Edit =>
      (network) =>
        addNeuron(network, layer),
  ),
  fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 7 })).map(
    ([layer, neuron]): Edit =>
      (network) =>
        removeNeuron(network, layer, neuron),
  ),
  value.map(
    (weight): Edit =>
      (network) =>
        setWeight(network, 0, 0, 1, weight),
  ),
  value.map(
    (bias): Edit =>
      (network) =>
        setBias(network, network.hidden.length, 0, bias),
  ),
);

const edited = fc
  .tuple(fc.constantFrom(...presets), fc.array(edit, { maxLength: 12 }))
  .map(([preset, edits]) => edits.reduce((network, change) => change(network), preset.network));

const sorted = fc.tuple(value, value).map(([a, b]) => {
  const [lower, upper] = Number(toNumeral(a)) <= Number(toNumeral(b)) ? [a, b] : [b, a];
  return { lower, upper };
});

const state: fc.Arbitrary<PlaygroundState> = fc
  .tuple(edited, sorted, sorted, fc.nat(), fc.nat())
  .map(([network, x, y, step, unit]) => {
    const units = unitsOf(network);
    const steps = stepsOf(network).length;
    const selected = unitId(units[unit % units.length] ?? { kind: 'question' });
    return {
      network,
      box: [x, y],
      step: step % steps,
      selected,
      inputs: step % 2 === 1,
      axes: [unit % 8, (unit + 1) % 8],
      outputAxes: step % 3 === 0 ? undefined : [unit % 3, (unit + 1) % 3],
      method: SMALL_METHODS[step % SMALL_METHODS.length] ?? 'interval',
    };
  });

/** States as text, since bigints of different places may be equal numbers. */
const text = (each: PlaygroundState) => JSON.stringify(each, (_, part) => (part?.places >= 0 ? toNumeral(part) : part));

describe('links to Playground', () => {
  it('say nothing of the defaults', () => {
    expect(encodePlayground(initialState)).toEqual({});
    expect(text(decodePlayground({}))).toBe(text(initialState));
  });
  it('begin at the inputs', () => {
    expect(initialState.step).toBe(0);
    expect(decodePlayground({ net: 'two' }).step).toBe(0);
    expect(encodePlayground({ ...initialState, step: 3 })).toEqual({ step: '3' });
  });
  it('name a preset, and write out what was changed', () => {
    const preset = { ...initialState, network: two.network, selected: 'q', step: 0 };
    expect(encodePlayground(preset)).toEqual({ net: 'two' });
    const weight = parseDecimal('5.25');
    const changed = weight ? setWeight(one.network, 0, 0, 1, weight) : one.network;
    expect(encodePlayground({ ...initialState, network: changed })).toEqual({ net: '-1,5.25,0~1,0' });
  });
  it('survive a round trip', () => {
    fc.assert(fc.property(state, (each) => text(decodePlayground(encodePlayground(each))) === text(each)));
  });
  it('say what of them cannot be read', () => {
    const good: Record<string, string>[] = [{}, { net: 'two' }, { net: '-1,5,0~1,0' }, { net: 'two', box: '4,6,1,5' }];
    expect(good.flatMap(unreadablePlayground)).toEqual([]);
    expect(unreadablePlayground({ net: '1,2~3' })).toEqual(['the network (net)']);
    expect(unreadablePlayground({ net: 'nine', box: '6,4,1,5' })).toEqual(['the network (net)', 'the box (box)']);
    const others = { act: 'magic', step: '-1', at: 'nine', plane: 'x', axes: '1,1', outs: '9,1', by: 'magic', vs: '3' };
    expect(unreadablePlayground(others)).toHaveLength(8);
    fc.assert(fc.property(state, (each) => unreadablePlayground(encodePlayground(each)).length === 0));
  });
  it('take hand-edited nonsense for the default', () => {
    const nonsense = [
      '',
      '1,2',
      '1,2,3~',
      '1,2,3~1,2,3',
      'a~b',
      '1,1,0~1,0~1,0~1,0~1,0~1,0',
      '1,1,0~1,0_1,0_1,0_1,0',
      '∞',
    ];
    for (const net of nonsense) expect(text(decodePlayground({ net }))).toBe(text(initialState));
    for (const box of ['', '6,4,1,5', '1,2,3', '1,2,3,4,5', 'x,y,z,w']) {
      expect(text(decodePlayground({ box }))).toBe(text(initialState));
    }
    expect(decodePlayground({ step: '99' }).step).toBe(3);
    expect(decodePlayground({ step: '-1', at: 'h9.9' })).toMatchObject({
      step: 0,
      selected: 'q',
      inputs: false,
      axes: [0, 1],
    });
    const words = fc.dictionary(fc.constantFrom('net', 'box', 'step', 'at'), fc.string());
    fc.assert(
      fc.property(words, (parameters) => boundNetwork(...argumentsOf(decodePlayground(parameters))) !== undefined),
    );
  });
});

describe('edits', () => {
  it('keep the network whole', () => {
    fc.assert(
      fc.property(edited, (network) => {
        let width = 2;
        for (const { weights, biases } of [...network.hidden, network.output]) {
          expect(weights.every((row) => row.length === width)).toBe(true);
          expect(biases).toHaveLength(weights.length);
          width = weights.length;
        }
        expect(network.hidden.length).toBeLessThanOrEqual(4);
        expect(Math.max(...network.hidden.map(({ weights }) => weights.length))).toBeLessThanOrEqual(8);
      }),
    );
  });
  it('add a layer after a ReLU without changing any bound', () => {
    fc.assert(
      fc.property(edited, (network) => {
        fc.pre(network.activation === undefined);
        const bounds = (each: SmallNetwork) => boundNetwork(each, one.box).difference;
        expect(toNumeral(bounds(addLayer(network)).lower)).toBe(toNumeral(bounds(network).lower));
      }),
    );
  });
  it('are taken back by their opposites', () => {
    expect(sameNetwork(removeLayer(addLayer(two.network)), two.network)).toBe(true);
    expect(sameNetwork(removeNeuron(addNeuron(two.network, 0), 0, 2), two.network)).toBe(true);
  });
});

function argumentsOf({ network, box }: PlaygroundState) {
  return [network, box] as const;
}
