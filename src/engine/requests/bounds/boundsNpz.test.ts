import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../formats/inputs/npy';
import { Zip } from '../../../formats/inputs/zip';
import { fileOf } from '../../../testing/networks/byHand';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { testEngine } from '../../../testing/testEngine';
import type { BoundsRequest } from '../../api/types';
import { boundsNpz } from './boundsNpz';

const engine = testEngine(['cpu']);

/** x, then its ReLU, then sums of that. */
function fileWith(weight: readonly (readonly number[])[], bias: readonly number[]): ArrayBuffer {
  const same = [
    [1, 0],
    [0, 1],
  ];
  return fileOf(
    denseNetwork([
      { weight: same, bias: [0, 0] },
      { weight, bias },
    ]),
  );
}

/** relu(x₀) − 2·relu(x₁) + ½ at two inputs: boxes of ½ about (1, 2) and (3, 4). */
const SCORE = fileWith([[1], [-2]], [0.5]);
const TWO = { input: [1, 2, 3, 4], epsilon: 0.5 } as const;

async function written(request: BoundsRequest) {
  const archive = new Zip(boundsNpz(await engine.bounds(request)));
  const about = JSON.parse(new TextDecoder().decode(await archive.read('about.json')));
  const names = archive.names.filter((name) => name.endsWith('.npy'));
  const entries = names.map(async (name) => {
    const { shape, data } = readNpy(await archive.read(name));
    return [name.replace('.npy', ''), { shape, data: Array.from(data, (x) => Math.round(1e4 * Number(x)) / 1e4) }];
  });
  return { about, arrays: Object.fromEntries(await Promise.all(entries)) };
}

const LAYERS = {
  layer_0_Gemm_lower: { shape: [2, 2], data: [0.5, 1.5, 2.5, 3.5] },
  layer_0_Gemm_upper: { shape: [2, 2], data: [1.5, 2.5, 3.5, 4.5] },
  layer_1_Relu_lower: { shape: [2, 2], data: [0.5, 1.5, 2.5, 3.5] },
  layer_1_Relu_upper: { shape: [2, 2], data: [1.5, 2.5, 3.5, 4.5] },
};

const OF_SCORE = {
  logits: { shape: [2, 1], data: [-2.5, -4.5] },
  lower: { shape: [2, 1], data: [-4, -6] },
  upper: { shape: [2, 1], data: [-1, -3] },
  ...LAYERS,
  layer_2_Gemm_lower: { shape: [2, 1], data: [-4, -6] },
  layer_2_Gemm_upper: { shape: [2, 1], data: [-1, -3] },
};

describe('bounds as an archive of arrays', () => {
  it('have those of a value for each of two inputs, and no margins', async () => {
    const { about, arrays } = await written({ model: SCORE, ...TWO });
    expect(arrays).toEqual(OF_SCORE);
    expect(about).toMatchObject({ label: [null, null], layers: [{ op: 'Gemm' }, { op: 'Relu' }, { op: 'Gemm' }] });
  });

  it('have the score alone beside its threshold, and margins of both sides', async () => {
    const { about, arrays } = await written({ model: { file: SCORE, threshold: -2 }, ...TWO });
    expect(arrays).toEqual({ ...OF_SCORE, margin_lower: { shape: [2, 2], data: [0, -1, 0, 1] } });
    expect(about).toMatchObject({ threshold: -2, label: [0, 0], verdict: ['unknown', 'verified'] });
    expect(about.layers).toHaveLength(3);
  });

  it('have plain values in the order of the file', async () => {
    const weight = [
      [1, 0, 1],
      [-2, 1, 1],
    ];
    const file = fileWith(weight, [0.5, 0, 0]);
    const { about, arrays } = await written({ model: { file, outputs: 'values' }, ...TWO });
    expect(arrays).toMatchObject({
      logits: { shape: [2, 3], data: [-2.5, 2, 3, -4.5, 4, 7] },
      lower: { shape: [2, 3], data: [-4, 1.5, 2, -6, 3.5, 6] },
      upper: { shape: [2, 3], data: [-1, 2.5, 4, -3, 4.5, 8] },
      layer_2_Gemm_lower: { shape: [2, 3], data: [-4, 1.5, 2, -6, 3.5, 6] },
    });
    expect(arrays).not.toHaveProperty('margin_lower');
    expect(about.label).toEqual([null, null]);
  });
});
