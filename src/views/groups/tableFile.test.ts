import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tableToCsv } from '../../evaluation/table/tableCsv';
import { tableToJson } from '../../evaluation/table/tableJson';
import { handTable } from '../../testing/radiusTables';
import { isTableFile, readTableFile } from './tableFile';

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
  expect(isTableFile(name)).toBe(true);
  expect(await readTableFile(new File([content], name))).toEqual(TABLE);
});

it('takes other files for models, and refuses what is not packed', async () => {
  expect(isTableFile('a.onnx')).toBe(false);
  await expect(readTableFile(new File([CSV], 'a.csv.gz'))).rejects.toThrow('not packed with gzip');
});
