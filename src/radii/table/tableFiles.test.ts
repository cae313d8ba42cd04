import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTable, handTable } from '../../testing/standIns/radiusTables';
import { TableError } from './radiusTable';
import { readTableCsv, tableToCsv } from './tableCsv';
import { readTableJson, tableToJson } from './tableJson';

const NO = Number.POSITIVE_INFINITY;
const TABLE = handTable([
  { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
  { label: 1, prediction: 0, certified: [0, NO, 1], attacked: [0, NO, NO] },
]);

describe('a table as CSV', () => {
  it('has one line an image, with decimal radii', () => {
    const [header, first, second] = tableToCsv(TABLE).split('\n');
    expect(header).toBe('index,label,prediction,rho_0,rho_1,rho_2,attacked_0,attacked_1,attacked_2,about');
    expect(first?.split(',').slice(0, 9).join()).toBe('0,0,0,inf,0.01,0.05,inf,0.05,inf');
    expect(second).toBe('10,1,0,0,inf,0,0,inf,inf,');
  });

  it('is read back without loss', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(readTableCsv(tableToCsv(table))).toEqual(table);
      }),
    );
  });

  it('is read back after other programs changed the line ends', () => {
    expect(readTableCsv(tableToCsv(TABLE).replaceAll('\n', '\r\n'))).toEqual(TABLE);
  });

  it.each([
    ['', /says nothing in a column “about”/],
    ['index,label\n1,2', /says nothing in a column “about”/],
    [tableToCsv(TABLE).replace('rho_1', 'rho_9'), /Column 5 is “rho_9”, but should be “rho_1”/],
    [tableToCsv(TABLE).replace('inf,0.01', 'inf,0.015'), /Line 2: rho_1 is “0.015”, which is not a radius of the grid/],
    [tableToCsv(TABLE).replace('10,1,0', 'ten,1,0'), /Line 3: index is “ten”/],
    [tableToCsv(TABLE).replace('10,1,0', '10,7,0'), /Line 3: label is “7”, not a whole number from 0 to 2/],
    [tableToCsv(TABLE).replace('10,1,0', `10,${1 + 2 ** 16},0`), /Line 3: label is “65537”/],
    [tableToCsv(TABLE).replace('10,1,0', `10,1,${2 ** 16}`), /Line 3: prediction is “65536”/],
    [tableToCsv(TABLE).replace('10,1,0', `${2 ** 32},1,0`), /Line 3: index is “4294967296”/],
    [tableToCsv(TABLE).replace('inf,0.05,inf', 'inf,0,inf'), /Row 1, class 1: a counterexample lies within/],
    [tableToCsv(TABLE).split('\n').slice(0, 2).join('\n').slice(0, -20), /“about” is not JSON/],
  ])('that is broken is refused (%#)', (text, reason) => {
    expect(() => readTableCsv(text)).toThrow(TableError);
    expect(() => readTableCsv(text)).toThrow(reason);
  });
});

describe('a table as JSON', () => {
  const text = JSON.stringify(tableToJson(TABLE));

  it('is read back without loss', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        expect(readTableJson(JSON.stringify(tableToJson(table)))).toEqual(table);
      }),
    );
  });

  it.each([
    ['{', /not JSON/],
    ['['.repeat(200_000) + ']'.repeat(200_000), /format is not/],
    [
      text.replace('"labels":[0,1]', `"labels":[0,${'['.repeat(200_000)}${']'.repeat(200_000)}]`),
      /has a list at place 2/,
    ],
    [text.replace('[-1,2,4', '[[[]],2,4'), /Row 1 of “certified” has a list at place 1/],
    ['[]', /not a radius table/],
    ['3', /no radius table/],
    [text.replace('[0,0.01,', '[0,0.1,'), /do not ascend: 0.1 is followed by 0.02/],
    [text.replace('"labels":[0,1]', '"labels":[0,"a"]'), /“labels” has the text “a” at place 2, not a whole number/],
    [text.replace('"labels":[0,1]', '"labels":[0]'), /“indices” has 2 numbers, but there are 1 labels/],
    [text.replace('"outputs":3', '"outputs":1'), /has 1 classes/],
    [text.replace('"method":"crown"', '"method":"guess"'), /method “guess”/],
    [text.replace('[0,-1,1]', '[0,-1]'), /“certified” has 2 numbers in row 2, but there are 3 classes/],
    [text.replace('[-1,2,4', '[-1,2,9'), /Row 1 of “certified” has 9 at place 3, not a whole number from -1 to 4/],
    [text.replace('[-1,2,4', `[-1,2,${4 + 2 ** 16}`), /Row 1 of “certified” has 65540 at place 3/],
    [text.replace('[-1,2,4', `[${2 ** 16 - 1},2,4`), /Row 1 of “certified” has 65535 at place 1/],
    [text.replace('[-1,3,', `[-1,${3 + 2 ** 16},`), /Row 1 of “attacked” has 65539 at place 2/],
    [text.replace('"labels":[0,1]', `"labels":[0,${1 + 2 ** 16}]`), /“labels” has 65537 at place 2/],
    [text.replace('"predictions":[0,0]', `"predictions":[0,${2 ** 16}]`), /“predictions” has 65536/],
    [text.replace('"indices":[0,10]', `"indices":[0,${2 ** 32}]`), /“indices” has 4294967296 at place 2/],
    [text.replace('"clip":[0,1]', '"clip":"ab"'), /“clip” is not a pair/],
    [text.replace('"restarts":1', '"restarts":"many"'), /“attack” is neither/],
  ])('that is broken is refused (%#)', (broken, reason) => {
    expect(() => readTableJson(broken)).toThrow(TableError);
    expect(() => readTableJson(broken)).toThrow(reason);
  });
});
