import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { denseNetwork } from '../../testing/networks/denseNetwork';
import { multipliersName } from '../alpha/splitMultipliers';
import type { Root, Split } from './splitValues';
import { choicesOf, rowsOfWarm, warmOf } from './warmChoices';

beforeAll(() => startTestBackend('wasm'));

it('keeps each row’s choices where a subproblem is bounded together with others of more rows, or of fewer', async () => {
  const ready = uploadNetwork(
    denseNetwork([
      { weight: [[1, -1]], bias: [0, 0] },
      { weight: [[1], [1]], bias: [0] },
    ]),
  );
  const [, relu] = ready.nodes;
  const [name, value] = [relu?.name as string, relu?.inputs[0] as string];
  const root: Root = { bounds: new Map(), readBounds: new Map(), smooth: new Set() };
  const splits: readonly Split[] = [
    { value, unit: 1, at: 0, sign: 1 },
    { value, unit: 0, at: 0, sign: -1 },
  ];
  // Of three rows: two of its own, and its first again.
  const found = new Map([
    [name, Float32Array.of(0, 1, 1, 0, 0, 1)],
    [multipliersName(value), Float32Array.of(1, 2, 3, 4, 1, 2)],
  ]);
  const warm = warmOf(found, { splits }, 0, 1, 3, ready, root);
  const signs = new Map([[value, { signs: tf.tensor3d([-1, 1], [1, 1, 2]), scale: tf.ones([1, 1, 2]) }]]);
  const read = async (most: number, known = warm) => {
    const choices = choicesOf(ready, root, [{ splits, warm: known }], most, signs);
    const values = [name, multipliersName(value)].map(async (each) => [...((await choices.get(each)?.data()) ?? [])]);
    return Promise.all(values).finally(() => tf.dispose([...choices.values()]));
  };
  expect(await read(2)).toEqual([
    [0, 1, 1, 0],
    [1, 2, 3, 4],
  ]);
  expect(await read(4)).toEqual([
    [0, 1, 1, 0, 0, 1, 0, 1],
    [1, 2, 3, 4, 1, 2, 1, 2],
  ]);
  expect(await read(2, rowsOfWarm(warm, [1, 0]))).toEqual([
    [1, 0, 0, 1],
    [3, 4, 1, 2],
  ]);
  expect(await read(1, rowsOfWarm(warm, [1]))).toEqual([
    [1, 0],
    [3, 4],
  ]);
  tf.dispose([...signs.values()].map((each) => ({ ...each })));
  ready.dispose();
});
