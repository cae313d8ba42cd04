import { csvParseRows } from 'd3';
import { expect, it } from 'vitest';
import { counterexampleCsv, graphCsv, linearCsv, radiusCsv, risingCsv } from './searchFiles';

it('writes what was searched for, a line each, and leaves empty what is not known', () => {
  const radius = { method: 'crown' as const, certified: [0.25], falsified: [null] };
  expect(csvParseRows(radiusCsv(radius, false))[1]).toEqual(['crown', '0.25', '', 'absolute']);
  expect(csvParseRows(radiusCsv({ ...radius, falsified: [2] }, true))[1]?.slice(2)).toEqual([
    '2',
    'times the radii given',
  ]);
  expect(csvParseRows(counterexampleCsv([1, 2], [1.5, 2], ['speed']))).toEqual([
    ['input', 'original', 'counterexample'],
    ['speed', '1', '1.5'],
    ['1', '2', '2'],
  ]);
  const history = [{ iteration: 3, marginLower: Float32Array.of(0, -0.5) }];
  expect(csvParseRows(risingCsv(history, (label) => `class ${label}`)).slice(1)).toEqual([
    ['3', 'class 0', '0'],
    ['3', 'class 1', '-0.5'],
  ]);
});

it('writes linear functions term by term, and a graph node by node', () => {
  const side = (coefficient: number, constant: number) => ({
    coefficients: Float32Array.of(coefficient),
    constant,
    extreme: 0,
  });
  expect(csvParseRows(linearCsv({ lower: side(2, -1), upper: side(3, 1) }, []))).toEqual([
    ['input', 'lower', 'upper'],
    ['0', '2', '3'],
    ['constant', '-1', '1'],
  ]);
  const nodes = [
    { name: 'fc', op: 'Gemm', shape: [10], from: [-1] },
    { name: 'sum', op: 'Add', shape: null, from: [0, -1] },
  ];
  expect(csvParseRows(graphCsv(nodes, ['exact', undefined])).slice(1)).toEqual([
    ['fc', 'Gemm', '10', 'input', 'exact'],
    ['sum', 'Add', '', 'fc input', ''],
  ]);
});
