import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tableToCsv } from '../../../radii/table/tableCsv';
import { tableToJson } from '../../../radii/table/tableJson';
import { handTable } from '../../../testing/standIns/radiusTables';
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
  const file = new File([content], name);
  expect(await isTableFile(file)).toBe(true);
  expect(await readTableFile(file)).toEqual(TABLE);
});

it('takes other files for models and data sets, and refuses what is not packed', async () => {
  expect(await isTableFile(new File([], 'a.onnx'))).toBe(false);
  expect(await isTableFile(new File(['length,width,species'], 'iris.csv'))).toBe(false);
  await expect(readTableFile(new File([CSV], 'a.csv.gz'))).rejects.toThrow('not packed with gzip');
});
