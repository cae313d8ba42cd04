import { beforeAll, describe, expect, it } from 'vitest';
import { inferShapes } from '../../network/shapes';
import { planNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { convolutional } from '../../testing/networks/convolutional';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { sizeOfQuestion } from './sizeOfQuestion';

const square = {
  weight: [
    [1, 2],
    [3, 4],
  ],
  bias: [0, 0],
};
const planOf = (network: ReturnType<typeof denseNetwork>) => planNetwork(network, inferShapes(network));
const DENSE = planOf(denseNetwork([square, square]));
const IMAGES = planOf(convolutional(8, 2));

const sized = (asked: object, planned = DENSE) => sizeOfQuestion('net', planned, asked);

beforeAll(() => startTestBackend('wasm'));

describe('the size of a question', () => {
  it('is of intervals what both layers multiply, for centres and for radii', () => {
    const { how, workOn } = sized({ method: 'ibp' });
    expect(how).toBe('IBP');
    expect(workOn('webgpu')).toMatchObject({ multiplications: { intervals: 2 * 2 * 4, exact: 0 }, readings: 1 });
  });

  it('grows with the inputs, however they are given, up to as many as are bounded at once', () => {
    const products = (input: unknown) => sized({ method: 'ibp', input }).workOn('wasm')?.multiplications.intervals;
    expect(products([1, 2])).toBe(16);
    for (const input of [
      [1, 2, 3, 4, 5, 6],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      Float32Array.of(1, 2, 3, 4, 5, 6),
      { shape: [3, 2], data: new Float64Array(6) },
      { dataset: 'fashion-mnist', indices: [4, 5, 6] },
    ]) {
      expect(products(input)).toBe(48);
    }
    expect(products({ dataset: 'fashion-mnist', index: 4 })).toBe(16);
    expect(products(new Float32Array(2000))).toBe(128 * 16);
    // A table bounds as many at once as are best.
    const table = sized({ how: { method: 'ibp' } }).workOn('wasm');
    expect(table?.multiplications.intervals).toBe(128 * 16);
  });

  it('is another where a backend has a program for whole chains of layers', () => {
    const { workOn } = sized({ method: 'crown-ibp' });
    expect(workOn('webgpu')?.steps).toBeGreaterThan(workOn('wasm')?.steps ?? Number.NaN);
  });

  it('counts an attack’s descents', () => {
    const { how, workOn } = sized({ settings: { restarts: 2, steps: 3, seed: 1, until: 'all' } });
    expect(how).toBe('an attack');
    // What descents have come to, and errors where something was found, of each restart.
    expect(workOn('webgpu')?.readings).toBe(2 * 2);
  });

  it('leaves splitting what has a program for it to that, and others to whoever is quicker', () => {
    const deciding = { timeout: 60, property: '' };
    const { nodes, ...network } = convolutional(8, 2);
    const kept = nodes.filter(({ op }) => op === 'Conv' || op === 'Relu' || op === 'Add');
    const convolutions = planOf({ ...network, nodes: kept, output: kept.at(-1)?.output as string });
    for (const planned of [DENSE, convolutions]) {
      expect(sized(deciding, planned).workOn('webgpu')).toBeUndefined();
      expect(sized(deciding, planned).workOn('wasm')).toBeDefined();
    }
    expect(sized(deciding, IMAGES).workOn('webgpu')).toBeDefined();
  });
});
