import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { datasetFor } from './datasetFor';

const CARD = JSON.stringify({
  id: 'mine',
  name: 'Mine',
  task: 'birds',
  dataset: 'birds',
  architecture: 'one layer',
  parameters: 2,
  training: 'None.',
  accuracy: { clean: 0.5 },
  reproduce: '',
  licence: '',
});

const fileOf = (...bytes: number[]) => Uint8Array.from(bytes).buffer;

/** The modules as after a page load, with an engine that names files by their bytes. */
async function visit() {
  vi.resetModules();
  const load = vi.fn(async (source: string | ArrayBuffer | { readonly bytes: ArrayBuffer }) => {
    if (typeof source === 'string') return { id: source, name: source };
    const bytes = 'bytes' in source ? source.bytes : source;
    return { id: new Uint8Array(bytes).join('-'), name: 'model' };
  });
  vi.doMock('../../engine/api/client', () => ({ engine: () => ({ load }) }));
  return { load, ...(await import('./openedModels')), ...(await import('./trainedModels')) };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('networks trained here', () => {
  it('are found by their key, with their data set', async () => {
    const { keepTrained, findModel, openedKeys, trainedModels } = await visit();
    const key = await keepTrained('My IGRP', fileOf(1, 2), CARD);
    const model = await findModel(key);
    expect(model).toMatchObject({ id: '1-2', name: 'Mine', card: { id: '1-2', dataset: 'birds' } });
    expect(datasetFor(model)).toBe('birds');
    expect(openedKeys()).toEqual([]);
    expect(trainedModels.getState()).toMatchObject([{ key, card: { name: 'Mine' } }]);
  });

  it('are there on the next visit, until they are forgotten', async () => {
    const first = await visit();
    const keys = [await first.keepTrained('A', fileOf(1), CARD), await first.keepTrained('B', fileOf(2), CARD)];
    const second = await visit();
    await second.trainedModelsRead();
    expect(second.trainedModels.getState().map(({ key }) => key)).toEqual(keys);
    const [a = '', b = ''] = keys;
    expect((await second.findModel(b)).id).toBe('2');
    await second.forgetTrained(b);
    expect(second.openedKeys()).toEqual([b]);
    expect((await second.findModel(b)).id).toBe('2');
    const third = await visit();
    await expect(third.findModel(b)).rejects.toThrow(/B, a file on its sender/);
    expect((await third.findModel(a)).id).toBe('1');
  });

  it('take no room of another of that name, and only one for the same network', async () => {
    const { keepTrained } = await visit();
    expect(await keepTrained('A', fileOf(1), CARD)).toBe('file:A');
    const { keepTrained: keepLater, openFile, trainedModels } = await visit();
    expect(await keepLater('A', fileOf(2), CARD)).toBe('file:A (2)');
    expect(await keepLater('A', fileOf(1), CARD)).toBe('file:A');
    expect(await openFile(new File([fileOf(3)], 'A'))).toBe('file:A (3)');
    expect(
      trainedModels
        .getState()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['file:A', 'file:A (2)']);
  });

  it('last as long as the page where the browser keeps nothing', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new Error('denied');
      },
    } as unknown as IDBFactory;
    const { keepTrained, findModel } = await visit();
    expect((await findModel(await keepTrained('A', fileOf(1), CARD))).id).toBe('1');
  });
});
