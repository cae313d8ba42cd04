import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { tableToCsv } from '../../../radii/table/tableCsv';
import { tableToJson } from '../../../radii/table/tableJson';
import { handTable } from '../../../testing/standIns/radiusTables';
import { commandFor } from './commandFor';
import { isTableFile, readTableFile } from './tableFile';
import { presetModels } from './usePresetModels';

describe('a file', () => {
  const NO = Number.POSITIVE_INFINITY;
  const TABLE = handTable([{ label: 0, prediction: 0, certified: [NO, 2], attacked: [NO, NO] }]);
  const CSV = tableToCsv(TABLE);
  const JSON_TEXT = JSON.stringify(tableToJson(TABLE));

  it.each([
    ['a.csv', CSV],
    ['a.JSON', JSON_TEXT],
    ['a.csv.gz', gzipSync(CSV)],
    ['a.table.json.gz', gzipSync(JSON_TEXT)],
  ])('reads %s', async (name, content) => {
    const file = new File([content], name);
    expect(await isTableFile(file)).toBe(true);
    expect(await readTableFile(file)).toEqual(TABLE);
  });

  it('takes other files for models and data sets, and refuses what is not packed', async () => {
    expect(await isTableFile(new File([], 'a.onnx'))).toBe(false);
    expect(await isTableFile(new File(['length,width,species'], 'iris.csv'))).toBe(false);
    await expect(readTableFile(new File([CSV], 'a.csv.gz'))).rejects.toThrow('not packed with gzip');
  });
});

describe('the command for other machines', () => {
  const ORDER = { method: 'crown', count: 10_000 } as const;

  test('shares the images out and merges what comes of it', () => {
    const lines = commandFor('quick-igrp', {}, 'fashion-mnist', ORDER)?.trim().split('\n') ?? [];
    expect(lines[1]).toBe(
      'npx boundscope evaluate quick-igrp --dataset fashion-mnist --count 10000 --method crown --shard 2/4 --table shard-2.json',
    );
    expect(lines.at(-1)).toMatch(/^npx boundscope merge .*--table/);
  });

  test('names a file as a shell takes it, and offers nothing for images of one’s own', () => {
    expect(commandFor("file:it's.onnx", {}, 'fashion-mnist', ORDER)).toContain(`'it'\\''s.onnx'`);
    expect(commandFor('quick-igrp', {}, 'my pictures', ORDER)).toBeNull();
    expect(commandFor('quick-igrp', {}, null, ORDER)).toBeNull();
  });

  test('says what else is known of a network, so that others compute the same', () => {
    const model = { interface: { mean: [0.5], std: [0.25], labels: ['a b'] } };
    expect(commandFor('file:net.onnx', model, 'fashion-mnist', ORDER)).toContain(
      "evaluate net.onnx --mean 0.5 --std 0.25 --labels 'a b' --dataset fashion-mnist",
    );
  });
});

describe('the models to begin with', () => {
  const cardsOf = (dataset: string, ...ids: string[]) => ids.map((id) => ({ id, dataset }));
  const QUICK = cardsOf('fashion-mnist', 'fashion-natural', 'quick-crown-ibp', 'quick-igrp');

  it('begins with one radius beside two, of the first pair that is whole', () => {
    const long = cardsOf('fashion-mnist', 'fashion-crown-ibp', 'fashion-igrp');
    expect(presetModels([...long, ...QUICK], 'fashion-mnist')).toEqual(['quick-crown-ibp', 'quick-igrp']);
    expect(presetModels([...long, ...QUICK.slice(0, 2)], 'fashion-mnist')).toEqual([
      'fashion-crown-ibp',
      'fashion-igrp',
    ]);
  });

  it('keeps to the data set, and takes what there is', () => {
    const cards = [...QUICK, ...cardsOf('cifar10-test', 'cifar-natural', 'cifar-crown-ibp')];
    expect(presetModels(cards, 'cifar10-test')).toEqual(['cifar-crown-ibp']);
    expect(presetModels(cards, null)).toEqual([]);
  });
});
