import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { addLayer, addNeuron } from '../state/edits';
import { presets } from '../state/presets';
import { edgesOf } from './edges';
import { layOut, type Rect } from './layout';

const [one, two] = presets;
const largest = grow(two.network, 3, 8);

describe('the picture of a network', () => {
  it('shows a single neuron as its sum and its ReLU', () => {
    expect(layOut(one.network, 880, 424).map(({ kind }) => kind)).toEqual(['input', 'before', 'after', 'question']);
  });
  it('gives two by two the natural sizes of the design', () => {
    const [inputs, hidden, outputs, question] = layOut(two.network, 880, 424);
    expect(hidden?.cards.map(({ rect, density }) => [rect.width, rect.height, density])).toEqual([
      [200, 164, 'full'],
      [200, 164, 'full'],
    ]);
    expect([inputs?.x, (question?.x ?? 0) + (question?.width ?? 0)]).toEqual([0, 880]);
    expect(outputs?.cards).toHaveLength(2);
  });
  it('keeps the largest network inside 880 × 424', () => {
    const columns = layOut(largest, 880, 424);
    expect(columns).toHaveLength(7);
    for (const { rect } of columns.flatMap(({ cards }) => cards)) {
      expect(rect.x + rect.width).toBeLessThanOrEqual(880.5);
      expect(rect.y).toBeGreaterThanOrEqual(30);
      expect(rect.y + rect.height).toBeLessThanOrEqual(424);
      expect(rect.height).toBeGreaterThan(36);
    }
  });
  it('gives three neurons one bar each, as two do not fit', () => {
    const [, hidden] = layOut(grow(two.network, 0, 3), 880, 460);
    expect(hidden?.cards.map(({ density }) => density)).toEqual(['compact', 'compact', 'compact']);
  });
  it('never lays a card on another, nor beyond the picture', () => {
    const size = fc.record({ width: fc.integer({ min: 640, max: 1600 }), height: fc.integer({ min: 380, max: 700 }) });
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 8 }), size, (layers, neurons, { width, height }) => {
        const cards = layOut(grow(two.network, layers, neurons), width, height).flatMap(({ cards }) => cards);
        for (const [index, a] of cards.entries()) {
          expect(a.rect.x + a.rect.width).toBeLessThanOrEqual(width + 0.5);
          for (const b of cards.slice(index + 1)) expect(overlap(a.rect, b.rect)).toBe(false);
        }
      }),
    );
  });
  it('draws every weight once, and chips apart from each other where they are few', () => {
    const edges = edgesOf(two.network, layOut(two.network, 880, 424));
    expect(edges.map(({ weight }) => weight).sort()).toEqual([3, 1, -1, -2, 2, 1, -1, 2, 1, -1].sort());
    for (const [index, a] of edges.entries()) {
      for (const b of edges.slice(index + 1)) expect(overlap(a.chip, b.chip)).toBe(false);
    }
  });
});

function grow(start: SmallNetwork, layers: number, neurons: number): SmallNetwork {
  let network = start;
  for (let count = 0; count < layers; count++) network = addLayer(network);
  for (const layer of network.hidden.keys()) {
    for (let count = 2; count < neurons; count++) network = addNeuron(network, layer);
  }
  return network;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
