import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { damagesOf } from '../../testing/damages';
import { type KeptModel, readKept, removeKept, writeKept } from './keptModels';

const GOOD: KeptModel = {
  key: 'file:good.onnx',
  bytes: Uint8Array.of(1, 2, 3).buffer,
  card: {
    id: 'a',
    name: 'A',
    task: 't',
    dataset: 'fashion-mnist',
    architecture: 'tiny',
    parameters: 3,
    training: 'none',
    accuracy: { clean: 0.5 },
    reproduce: 'r',
    licence: 'l',
  },
  savedAt: 5,
};

beforeEach(async () => {
  const { good, damaged } = await readKept();
  for (const key of [...good.map((model) => model.key), ...damaged]) await removeKept(key);
  await writeKept(GOOD);
});

const cases = [
  { what: 'an empty record', damaged: {} },
  ...damagesOf(GOOD),
  ...damagesOf(GOOD.card).map(({ what, damaged }) => ({ what: `card.${what}`, damaged: { ...GOOD, card: damaged } })),
].map(({ what, damaged }) => ({ what, damaged: { ...(damaged as object), key: 'bad' } }));

it.each(cases.filter(({ what }) => !what.startsWith('key')))(
  'leaves out a damaged network, which can be removed: $what',
  async ({ damaged }) => {
    const database = await openDB('boundscope-models', 1);
    await database.put('models', damaged);
    database.close();
    expect(await readKept()).toEqual({ good: [GOOD], damaged: ['bad'] });
    await removeKept('bad');
    expect(await readKept()).toEqual({ good: [GOOD], damaged: [] });
  },
);
