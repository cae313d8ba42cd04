import { beforeAll, describe, expect, it } from 'vitest';
import type { Network, NetworkNode } from '../../../network/network';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { rowCost } from '../../cost/passCost';
import { fieldsOf } from './field';

beforeAll(() => startTestBackend('cpu'));

function conv(input: string, output: string, stride: number): NetworkNode {
  const attributes = { strides: [stride, stride], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 };
  const filter = { shape: [3, 3, 1, 1], data: new Float32Array(9) };
  return { name: output, op: 'Conv', inputs: [input], output, attributes, weights: { filter } };
}

function simple(op: string, inputs: string[], output: string): NetworkNode {
  return { name: output, op, inputs, output, attributes: {}, weights: {} };
}

/** x, halved by a convolution, activated, and added to a convolution of itself. */
function residual(size: number): Network {
  const nodes = [
    conv('x', 'halved', 2),
    simple('Relu', ['halved'], 'active'),
    conv('active', 'mixed', 1),
    simple('Add', ['mixed', 'active'], 'sum'),
  ];
  return { name: 'residual', input: { name: 'x', shape: [size, size, 1] }, nodes, output: 'sum' };
}

describe('what a unit sees', () => {
  it('grows with every convolution and holds what both branches see', () => {
    const ready = uploadNetwork(residual(16));
    const fields = fieldsOf(ready, 'sum');
    const square = (first: number, size: number, stride: number) => ({
      strides: [stride, stride],
      first: [first, first],
      size: [size, size],
    });
    expect(fields.get('mixed')).toEqual({ ...square(0, 1, 1), mayStickOut: false });
    expect(fields.get('active')).toEqual({ ...square(-1, 3, 1), mayStickOut: true });
    expect(fields.get('halved')).toEqual({ ...square(-1, 3, 1), mayStickOut: false });
    expect(fields.get('x')).toEqual({ ...square(-3, 7, 2), mayStickOut: true });
    expect(rowCost(ready, 'sum', fields).largest).toBe(49);
    ready.dispose();
  });

  it('goes on through largest values and means of windows, and through what surrounds an image', () => {
    const window = { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], dilations: [1, 1], ceil: false };
    const pooled = (op: string, input: string, output: string, more = {}): NetworkNode => {
      return { ...simple(op, [input], output), attributes: { ...window, ...more } };
    };
    const nodes = [
      pooled('MaxPool', 'x', 'largest'),
      { ...simple('Pad', ['largest'], 'around'), attributes: { before: [1, 2, 0], after: [0, 0, 0], value: 0 } },
      pooled('AveragePool', 'around', 'means', { strides: [1, 1], countIncludePad: true }),
    ];
    const ready = uploadNetwork({ name: 'pools', input: { name: 'x', shape: [16, 16, 1] }, nodes, output: 'means' });
    const fields = fieldsOf(ready, 'means');
    expect(fields.get('around')).toMatchObject({ strides: [1, 1], first: [0, 0], size: [2, 2] });
    expect(fields.get('largest')).toMatchObject({ strides: [1, 1], first: [-1, -2], size: [2, 2], mayStickOut: true });
    expect(fields.get('x')).toMatchObject({ strides: [2, 2], first: [-2, -4], size: [4, 4] });
    ready.dispose();
  });

  it('is nothing to rely on where means at an edge are of fewer values', () => {
    const attributes = { kernel: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1], ceil: false };
    const node = { ...simple('AveragePool', ['x'], 'means'), attributes: { ...attributes, countIncludePad: false } };
    const input = { name: 'x', shape: [16, 16, 1] };
    const ready = uploadNetwork({ name: 'edges', input, nodes: [node], output: 'means' });
    expect(fieldsOf(ready, 'means').has('x')).toBe(false);
    ready.dispose();
  });

  it('is all of an image of which it would be more than half', () => {
    const ready = uploadNetwork(residual(8));
    const fields = fieldsOf(ready, 'sum');
    expect(fields.has('mixed')).toBe(true);
    expect(fields.has('active')).toBe(false);
    expect(fields.has('x')).toBe(false);
    expect(rowCost(ready, 'sum', fields).largest).toBe(64);
    ready.dispose();
  });
});
